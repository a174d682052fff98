package org.utmost.platform.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;

/**
 * SQLite's only writer: takes the transactions that wait, runs each inside a savepoint of one BEGIN … COMMIT, and answers
 * them after the commit, so that they share its fsync. It adds no delay: while one group commits, the next one gathers.
 */
final class GroupCommit implements AutoCloseable {
    /** Bounds how long the first of a group waits for the last. */
    private static final int GROUP = 256;

    private static final int QUEUE = 4096;

    private final class Job<T extends @Nullable Object> {
        private final Database.Query<Tx, T> transaction;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private @Nullable T result;
        private List<Event> events = List.of();

        Job(Database.Query<Tx, T> transaction) {
            this.transaction = transaction;
        }

        /** Runs inside a savepoint; a transaction that throws is answered at once and leaves nothing behind. */
        boolean run() throws SQLException {
            link.execute("SAVEPOINT job");
            try {
                Tx tx = new Tx(link, listeners::during);
                result = transaction.run(tx);
                events = tx.events();
                link.execute("RELEASE job");
                return true;
            } catch (Throwable failure) {
                link.execute("ROLLBACK TO job");
                link.execute("RELEASE job");
                answer.completeExceptionally(failure);
                return false;
            }
        }

        @SuppressWarnings("NullAway") // T may be a nullable type: then null is what the transaction returned
        void answer() {
            answer.complete(result);
        }
    }

    private final Link link;
    private final TransactionListeners listeners;
    private final EventBus bus;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer =
            Thread.ofPlatform().name("sqlite-writer").daemon().unstarted(this::loop);
    private volatile boolean closed;

    GroupCommit(Link link, TransactionListeners listeners, EventBus bus) {
        this.link = link;
        this.listeners = listeners;
        this.bus = bus;
        writer.start();
    }

    <T extends @Nullable Object> CompletableFuture<T> submit(Database.Query<Tx, T> transaction) {
        if (Thread.currentThread() == writer) {
            throw new IllegalStateException("a transaction inside a transaction would wait for itself");
        }
        Job<T> job = new Job<>(transaction);
        if (closed) {
            job.answer.completeExceptionally(new DatabaseException("the database is closed", null));
            return job.answer;
        }
        try {
            queue.put(job);
            // Put after the writer had looked for the last time, it would never be answered.
            if (closed && queue.remove(job)) {
                job.answer.completeExceptionally(new DatabaseException("the database is closed", null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.answer.completeExceptionally(new DatabaseException("interrupted", e));
        }
        return job.answer;
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
    }

    private void commit(List<Job<?>> group) {
        List<Job<?>> done = new ArrayList<>(group.size());
        try {
            link.execute("BEGIN IMMEDIATE");
            for (Job<?> job : group) {
                if (job.run()) {
                    done.add(job);
                }
            }
            link.execute("COMMIT");
        } catch (SQLException | RuntimeException failure) {
            rollBack();
            group.forEach(job -> job.answer.completeExceptionally(failure));
            return;
        }
        for (Job<?> job : done) {
            bus.committed(job.events);
        }
        done.forEach(Job::answer);
    }

    private void rollBack() {
        try {
            link.execute("ROLLBACK");
        } catch (SQLException nothingToRollBack) {
            // the failure itself has already ended the transaction
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
