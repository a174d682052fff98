package org.utmost.platform.jobs;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;

/** The jobs that wait, run, or are over. {@link JobRunner} does them. */
public final class Jobs {
    /** What one statement inserts; both databases bound the parameters of one. */
    private static final int ROWS = 1_000;

    private final Database database;
    private final JobStore jobs = new JobStore();
    private final Clock clock;
    private final Ids ids;

    public Jobs(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Enqueues a job: it is done if, and soon after, the transaction commits, or at its time. Jobs of a kind are begun in
     * the order of their times, one that had to be tried again later.
     */
    public void enqueue(Tx tx, NewJob<?> job) {
        enqueue(tx, List.of(job));
    }

    /** Enqueues many, of which no two of a kind have the same key. */
    public void enqueue(Tx tx, List<? extends NewJob<?>> all) {
        long now = clock.millis();
        for (int from = 0; from < all.size(); from += ROWS) {
            List<? extends NewJob<?>> some = all.subList(from, Math.min(all.size(), from + ROWS));
            jobs.put(tx, some, Stream.generate(ids::newId).limit(some.size()).toList(), now);
        }
        Map<String, Long> first =
                all.stream().collect(Collectors.toMap(job -> job.kind().name(), NewJob::at, Math::min));
        first.forEach((type, at) -> tx.publish(new JobEvent.Enqueued(type, at)));
    }

    /** Cancels a job: one that waits is over, one that runs is asked to stop. Whether it was one of either. */
    public boolean cancel(Tx tx, String id) {
        boolean canceled = jobs.cancel(tx, id, clock.millis());
        if (canceled) {
            tx.publish(new JobEvent.CancelRequested(id));
        }
        return canceled;
    }

    /** Cancels the job of the kind that waits under that key; whether there was one. */
    public boolean cancel(Tx tx, JobKind<?> kind, String key) {
        return jobs.cancelWaiting(tx, kind.name(), key, clock.millis());
    }

    /** The job of that id. */
    public Optional<Job> find(String id) {
        return Optional.ofNullable(database.read(db -> jobs.find(db, id)));
    }
}
