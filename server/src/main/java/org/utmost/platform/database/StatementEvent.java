package org.utmost.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import jdk.jfr.Category;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** For JDK Flight Recorder: a statement is asked for, and by whom (its stack trace). Off unless a recording wants it. */
@Name("utmost.Statement")
@Label("SQL statement")
@Category("Utmost")
@Enabled(false)
final class StatementEvent extends Event {
    @Label("Database")
    String database = "";

    @Label("SQL")
    String sql = "";

    static void tell(Connection connection, String sql) throws SQLException {
        StatementEvent event = new StatementEvent();
        if (event.isEnabled()) {
            event.database = connection.getMetaData().getURL();
            event.sql = sql;
            event.commit();
        }
    }
}
