package org.utmost.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection with what is prepared once for it. */
final class Link implements Reader, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private static final Settings SETTINGS = new Settings()
            .withRenderSchema(false)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withExecuteLogging(false)
            .withFetchWarnings(false);

    private final Connection connection;
    private final SQLDialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable DSLContext sql;

    Link(Connection connection, SQLDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public SQLDialect dialect() {
        return dialect;
    }

    @Override
    public DSLContext sql() {
        DSLContext context = sql;
        if (context == null) {
            context = DSL.using(new DefaultConfiguration()
                    .set(connection)
                    .set(dialect)
                    .set(SETTINGS)
                    .set(new DefaultExecuteListenerProvider(new Told())));
            sql = context;
        }
        return context;
    }

    @Override
    public PreparedStatement prepare(String fixedSql) throws SQLException {
        tell(connection, fixedSql);
        PreparedStatement statement = prepared.get(fixedSql);
        if (statement == null) {
            statement = connection.prepareStatement(fixedSql);
            prepared.put(fixedSql, statement);
        }
        return statement;
    }

    /** Closes the connection; one that can't be closed is left alone. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection can't be closed", e);
        }
    }

    void execute(String fixedSql) throws SQLException {
        prepare(fixedSql).execute();
    }

    /** The event's class starts the flight recorder, which would be part of every start, so it is left alone until then. */
    private static void tell(Connection connection, String sql) throws SQLException {
        if (FlightRecorder.isInitialized()) {
            StatementEvent.tell(connection, sql);
        }
    }

    /** Tells of the statements that jOOQ makes. */
    private static final class Told implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void prepareStart(ExecuteContext context) {
            String made = context.sql();
            try {
                tell(context.connection(), made == null ? "" : made);
            } catch (SQLException e) {
                context.sqlException(e);
            }
        }
    }
}
