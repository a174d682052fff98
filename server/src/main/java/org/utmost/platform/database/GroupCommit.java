package org.utmost.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;

/**
 * SQLite's only writer: takes the transactions that wait, runs each inside a savepoint of one BEGIN … COMMIT, and answers
 * them after the commit, so that they share its fsync. It adds no delay: while one group commits, the next one gathers. One
 * that fails in its savepoint is answered after the commit too: what it failed on may be a neighbour's row. When the group
 * itself fails, as on a full disk, nothing of it remains, and the next one begins on a fresh connection.
 */
final class GroupCommit implements AutoCloseable {
    /** Opens a connection. */
    interface Opener {
        Link open() throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Bounds how long the first of a group waits for the last. */
    private static final int GROUP = 256;

    private static final int QUEUE = 4096;

    /** On a full disk a small write may still find room: that does not make it well. */
    private static final Duration FULL_FOR = Duration.ofSeconds(30);

    private final class Job<T extends @Nullable Object> {
        private final Database.Query<Tx, T> transaction;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private List<Event> events = List.of();

        Job(Database.Query<Tx, T> transaction) {
            this.transaction = transaction;
        }

        /** Runs inside a savepoint; a transaction that throws leaves nothing behind. */
        void run(Link link) throws SQLException {
            link.execute("SAVEPOINT job");
            try {
                Tx tx = new Tx(link, listeners::during);
                result = transaction.run(tx);
                link.execute("RELEASE job");
                events = tx.events();
            } catch (Throwable thrown) {
                if (Failures.endsConnection(thrown)) {
                    throw thrown;
                }
                failure = thrown;
                link.execute("ROLLBACK TO job");
                link.execute("RELEASE job");
            }
        }

        @SuppressWarnings("NullAway") // T may be a nullable type: then null is what the transaction returned
        void answer() {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }

    private final Opener opener;
    private final TransactionListeners listeners;
    private final EventBus bus;
    private final Health.Part part;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer =
            Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::loop);
    private volatile boolean closed;

    /** The writer's own; null before the first group and after a failure. */
    private @Nullable Link link;

    GroupCommit(Opener opener, TransactionListeners listeners, EventBus bus, Health.Part part) {
        this.opener = opener;
        this.listeners = listeners;
        this.bus = bus;
        this.part = part;
        writer.start();
    }

    <T extends @Nullable Object> CompletableFuture<T> submit(Database.Query<Tx, T> transaction) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("a transaction inside a transaction would wait for itself");
        }
        Job<T> job = new Job<>(transaction);
        if (closed) {
            job.answer.completeExceptionally(new DatabaseUnavailable("the database is closed", null));
            return job.answer;
        }
        try {
            queue.put(job);
            // Put after the writer had looked for the last time, it would never be answered.
            if (closed && queue.remove(job)) {
                job.answer.completeExceptionally(new DatabaseUnavailable("the database is closed", null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.answer.completeExceptionally(new DatabaseUnavailable("interrupted", e));
        }
        return job.answer;
    }

    int waiting() {
        return queue.size();
    }

    private void loop() {
        List<Job<?>> group = new ArrayList<>(GROUP);
        while (!closed || !queue.isEmpty()) {
            group.clear();
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
            } catch (InterruptedException e) {
                continue;
            }
            commit(group);
        }
        discard();
    }

    private void commit(List<Job<?>> group) {
        try {
            Link mine = link == null ? opener.open() : link;
            link = mine;
            mine.execute("BEGIN IMMEDIATE");
            for (Job<?> job : group) {
                job.run(mine);
            }
            mine.execute("COMMIT");
        } catch (Throwable failure) {
            LOG.error("{} transactions were not written: {}", group.size(), failure.getMessage());
            part.unwell(Failures.translate(failure) instanceof DatabaseFull ? FULL_FOR : Duration.ZERO);
            discard();
            group.forEach(job -> job.answer.completeExceptionally(failure));
            return;
        }
        part.well();
        for (Job<?> job : group) {
            bus.committed(job.events);
        }
        group.forEach(Job::answer);
    }

    /** Closes the connection, and with it what may be under way: after a failure nobody knows its state. */
    private void discard() {
        Link left = link;
        link = null;
        if (left != null) {
            left.close();
        }
    }

    /** Finishes what was submitted, then stops. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
