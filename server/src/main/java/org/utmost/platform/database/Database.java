package org.utmost.platform.database;

import java.sql.SQLException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;

/** The SQL database. Blocks the calling (virtual) thread; what {@link #write} returned is durable. */
public interface Database extends AutoCloseable {
    /** What to do with a connection. */
    @FunctionalInterface
    interface Query<R, T extends @Nullable Object> {
        T run(R connected) throws SQLException;
    }

    /** What to do in a transaction that has nothing to tell. */
    @FunctionalInterface
    interface Change {
        void run(Tx tx) throws SQLException;
    }

    /**
     * Runs a query that changes nothing. It may run more than once, when its connection turns out to be dead.
     *
     * @throws DatabaseUnavailable if the database can't be reached, or not in time
     * @throws DatabaseException if the database fails
     */
    <T extends @Nullable Object> T read(Query<Reader, T> query);

    /**
     * Runs a transaction, commits it durably, and then delivers its events. If it throws, nothing of it remains. It may
     * run more than once (after a deadlock, on a dead connection), and should hold no slow computation: on SQLite all
     * transactions share one thread.
     *
     * @throws UniqueViolation if a row of that key exists
     * @throws DatabaseUnavailable if the database can't be reached, or not in time
     * @throws DatabaseFull if there is no room
     * @throws DatabaseException if the database fails
     */
    <T extends @Nullable Object> T write(Query<Tx, T> transaction);

    /**
     * Runs a transaction for the item, one for all who come with the same batch and key while another of them is being
     * committed: those who would wait for one row so wait for one commit together. It promises each what
     * {@link #write(Query)} does: where one makes it fail, it is run again, and that one fails alone.
     */
    <I, R extends @Nullable Object> R write(Batch<I, R> batch, String key, I item);

    /** Runs a transaction without a result, as {@link #write(Query)} does. */
    default void change(Change transaction) {
        this.<@Nullable Object>write(tx -> {
            transaction.run(tx);
            return null;
        });
    }

    /** Adds to every transaction in which such an event is published: the action runs inside of it. */
    <E extends Event> void during(Class<E> type, BiConsumer<Tx, E> action);

    /** Connections open now. */
    int connections();

    @Override
    void close();
}
