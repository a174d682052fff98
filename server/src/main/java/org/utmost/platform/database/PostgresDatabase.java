package org.utmost.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;

/**
 * PostgreSQL, by a pool of connections that the callers' own threads use. A transaction's place in the order of events is
 * taken while its rows are still locked; its events are told when its connection is back in the pool.
 */
final class PostgresDatabase implements Database {
    private static final int TRIES = 8;

    /** How long a transaction waits for a place. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(10);

    /** Two that collided begin again at different times. */
    private static final int APART_MS = 20;

    private final HikariDataSource pool;
    private final EventBus bus;
    private final Outcomes outcomes;
    private final TransactionListeners listeners = new TransactionListeners();

    PostgresDatabase(HikariDataSource pool, EventBus bus) {
        this.pool = pool;
        this.bus = bus;
        this.outcomes = new Outcomes(pool, bus);
    }

    @Override
    public <T extends @Nullable Object> T read(Query<Reader, T> query) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connection()) {
                return query.run(new Link(connection, SQLDialect.POSTGRES));
            } catch (SQLException | RuntimeException e) {
                if (attempt == TRIES || !Failures.isDeadConnection(e)) {
                    throw Failures.translate(e);
                }
            }
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        bus.awaitRoom();
        for (int attempt = 1; ; attempt++) {
            Attempt<T> running = new Attempt<>();
            try {
                running.run(transaction);
                bus.committed(running.ticket, running.events());
                return running.result();
            } catch (SQLException | RuntimeException e) {
                if (running.committing && outcomes.committed(running.transactionId, running.ticket, running.events())) {
                    return running.result();
                }
                boolean again = Failures.isCollision(e) || !running.committing && Failures.isDeadConnection(e);
                if (attempt == TRIES || !again) {
                    throw Failures.translate(e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(APART_MS)));
            }
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

    /** A connection, waited for while others do their work with theirs: a busy database is not one that is away. */
    private Connection connection() throws SQLException {
        long end = System.nanoTime() + BUSY_FOR.toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (pool.getHikariPoolMXBean().getActiveConnections() == 0 || System.nanoTime() > end) {
                    throw none;
                }
            }
        }
    }

    /** One run of a transaction on a connection. */
    private final class Attempt<T extends @Nullable Object> {
        private @Nullable Tx tx;
        private @Nullable T result;
        private String transactionId = "";
        private long ticket;

        /** Whether the COMMIT was sent, so that the transaction may have committed though it failed. */
        private boolean committing;

        void run(Query<Tx, T> transaction) throws SQLException {
            try (Connection connection = connection()) {
                connection.setAutoCommit(false);
                Link link = new Link(connection, SQLDialect.POSTGRES);
                tx = new Tx(link, listeners::during);
                try {
                    transactionId = Outcomes.begin(link);
                    result = transaction.run(tx);
                    ticket = bus.ticket();
                    committing = true;
                    connection.commit();
                } catch (Throwable failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            }
        }

        private static void rollBack(Connection connection, Throwable failure) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
        }

        List<Event> events() {
            return tx == null ? List.of() : tx.events();
        }

        @SuppressWarnings("NullAway") // T may be a nullable type: then null is what the transaction returned
        T result() {
            return result;
        }
    }
}
