package org.utmost.platform.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** To read the database with, valid while the query that was given it runs. Used by one thread at a time. */
public interface Reader {
    /** Typed SQL. */
    DSLContext sql();

    /** Which database it is, for the few statements that are not the same for both. */
    SQLDialect dialect();

    /**
     * A statement whose text is fixed, for the few hot queries: it is prepared once and belongs to the connection, so
     * the caller closes its result sets but never the statement.
     */
    PreparedStatement prepare(String fixedSql) throws SQLException;
}
