package org.utmost.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;

/** PostgreSQL, by a pool of connections that the callers' own threads use. */
final class PostgresDatabase implements Database {
    private static final int TRIES = 4;

    private final HikariDataSource pool;
    private final EventBus bus;
    private final TransactionListeners listeners = new TransactionListeners();

    PostgresDatabase(HikariDataSource pool, EventBus bus) {
        this.pool = pool;
        this.bus = bus;
    }

    @Override
    public <T extends @Nullable Object> T read(Query<Reader, T> query) {
        try (Connection connection = pool.getConnection()) {
            return query.run(new Link(connection, SQLDialect.POSTGRES));
        } catch (SQLException | RuntimeException e) {
            throw Failures.translate(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(transaction);
            } catch (SQLException | RuntimeException e) {
                if (attempt == TRIES || !Failures.isTransient(e)) {
                    throw Failures.translate(e);
                }
            }
        }
    }

    private <T extends @Nullable Object> T once(Query<Tx, T> transaction) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Tx tx = new Tx(new Link(connection, SQLDialect.POSTGRES), listeners::during);
            T result;
            try {
                result = transaction.run(tx);
                connection.commit();
            } catch (Throwable failure) {
                connection.rollback();
                throw failure;
            }
            bus.committed(tx.events());
            return result;
        }
    }

    @Override
    public <E extends Event> void during(Class<E> type, BiConsumer<Tx, E> action) {
        listeners.add(type, action);
    }

    @Override
    public int connections() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
