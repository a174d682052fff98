package org.utmost.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.events.Parcel;

/**
 * PostgreSQL, by a pool of connections that the callers' own threads use. A transaction's place in the order of events is
 * taken while its rows are still locked; its events are told when its connection is back in the pool.
 */
final class PostgresDatabase implements Database {
    private static final int TRIES = 8;

    /** How long a caller waits for a place while the others do their work. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(10);

    /** How long it is taken for granted that a database that was away still is. */
    private static final Duration AWAY_FOR = Duration.ofMillis(300);

    /** Two that collided begin again at different times. */
    private static final int APART_MS = 20;

    private final HikariDataSource pool;
    private final EventBus bus;
    private final Outcomes outcomes;

    /** As many as the pool has connections; first come, first served. */
    private final Semaphore places;

    private volatile long awaySince = System.nanoTime() - AWAY_FOR.toNanos();
    private final TransactionListeners listeners = new TransactionListeners();
    private final BatchedWrites batches = new BatchedWrites(this::commit);

    PostgresDatabase(HikariDataSource pool, EventBus bus) {
        this.pool = pool;
        this.bus = bus;
        this.outcomes = new Outcomes(pool);
        this.places = new Semaphore(pool.getMaximumPoolSize(), true);
    }

    @Override
    public <T extends @Nullable Object> T read(Query<Reader, T> query) {
        for (int attempt = 1; ; attempt++) {
            queueUp();
            try (Connection connection = connection()) {
                return query.run(new Link(connection, SQLDialect.POSTGRES));
            } catch (SQLException | RuntimeException e) {
                if (attempt == TRIES || !Failures.isDeadConnection(e)) {
                    throw Failures.translate(e);
                }
            } finally {
                places.release();
            }
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        bus.awaitRoom();
        return commit(transaction);
    }

    @Override
    public <I, R extends @Nullable Object> R write(Batch<I, R> batch, String key, I item) {
        bus.awaitRoom();
        return batches.write(batch, key, item);
    }

    private <T extends @Nullable Object> T commit(Query<Tx, T> transaction) {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> running = new Attempt<>();
            try {
                running.run(transaction);
                running.delivery.committed();
                return running.result();
            } catch (Throwable e) {
                if (running.settle()) {
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

    /**
     * A connection, for which callers queue up: the pool itself lets some wait for ever while others come again. When there
     * is none to be had though nobody has one, the database is away, and who waits hears so at once.
     */
    private Connection connection() throws SQLException {
        if (System.nanoTime() - awaySince < AWAY_FOR.toNanos()) {
            throw new SQLTransientConnectionException("the database is away");
        }
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException none) {
            if (pool.getHikariPoolMXBean().getActiveConnections() == 0) {
                awaySince = System.nanoTime();
            }
            throw none;
        }
    }

    private void queueUp() {
        try {
            if (places.tryAcquire(BUSY_FOR.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DatabaseUnavailable("every connection is busy", null);
    }

    /** One run of a transaction on a connection. */
    private final class Attempt<T extends @Nullable Object> {
        private @Nullable T result;
        private @Nullable String transactionId;
        private EventBus.Delivery delivery = bus.delivery(List.of(), null);

        /** Whether something is being committed, so that it may have been though the COMMIT failed. */
        private boolean committing;

        void run(Query<Tx, T> transaction) throws SQLException {
            queueUp();
            try (Connection connection = connection()) {
                connection.setAutoCommit(false);
                Link link = new Link(connection, SQLDialect.POSTGRES);
                Tx tx = new Tx(link, listeners::during);
                try {
                    result = transaction.run(tx);
                    delivery = delivery(link, tx);
                    committing = transactionId != null;
                    connection.commit();
                } catch (Throwable failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            } finally {
                places.release();
            }
        }

        /** Keeps the events for other nodes, and gives them their place; notes the transaction's number. */
        private EventBus.Delivery delivery(Link link, Tx tx) throws SQLException {
            Parcel parcel = bus.pack(tx.events());
            if (parcel == null) {
                transactionId = tx.number() == null ? Outcomes.number(link) : tx.number();
                return bus.delivery(tx.events(), null);
            }
            EventBus.Delivery numbered = bus.delivery(tx.events(), parcel);
            delivery = numbered;
            String number = OutboxStore.keep(link, parcel);
            parcel.in(Long.parseLong(number));
            transactionId = number;
            return numbered;
        }

        /** Whether the transaction committed though it failed; ends its delivery. */
        boolean settle() {
            if (committing && transactionId != null) {
                return outcomes.committed(transactionId, delivery);
            }
            delivery.abandoned();
            return false;
        }

        private static void rollBack(Connection connection, Throwable failure) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
        }

        @SuppressWarnings("NullAway") // T may be a nullable type: then null is what the transaction returned
        T result() {
            return result;
        }
    }
}
