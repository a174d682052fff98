package org.utmost.platform.jobs;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.health.Health;

/** Does the jobs of one kind on this node: so many at once, each on a virtual thread of its own. */
final class Worker<P> {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** What all workers of a node share. */
    record Context(
            Database database,
            LeaseStore leases,
            Outcomes outcomes,
            Clock clock,
            Runnable catchUp,
            Runnable roomMade) {}

    private final JobKind<P> kind;
    private final JobHandler<P> handler;
    private final Context context;
    private final Health.Part part;
    private final Counter failed;
    private final Map<JobRun<P>, Thread> running = new ConcurrentHashMap<>();

    /** Runs that failed since the last that did not. */
    private final AtomicInteger failures = new AtomicInteger();

    Worker(JobKind<P> kind, JobHandler<P> handler, Context context, Health.Part part, Counter failed) {
        this.kind = kind;
        this.handler = handler;
        this.context = context;
        this.part = part;
        this.failed = failed;
    }

    JobKind<P> kind() {
        return kind;
    }

    Set<JobRun<P>> running() {
        return running.keySet();
    }

    /** How many more it may begin. */
    int room() {
        return kind.concurrency() - running.size();
    }

    void start(Claim claim) {
        JobRun<P> run = new JobRun<>(claim, kind, context.database(), context.leases(), context.clock());
        if (claim.canceled()) {
            run.stop(JobRun.Stop.CANCELED);
        }
        Thread thread = Thread.ofVirtual().name("job-" + kind.name()).unstarted(() -> work(run));
        running.put(run, thread);
        thread.start();
    }

    /** Wakes those that wait for something else than the database. */
    void interrupt() {
        running.values().forEach(Thread::interrupt);
    }

    private void work(JobRun<P> run) {
        try {
            attempt(run);
        } catch (RuntimeException e) {
            LOG.error("What became of job {} of kind {} was not written down", run.id(), kind.name(), e);
        } finally {
            running.remove(run);
            context.roomMade().run();
        }
    }

    private void attempt(JobRun<P> run) {
        try {
            run.check();
            requireTries(run);
            context.catchUp().run();
            handler.run(run);
        } catch (Throwable thrown) {
            if (run.stopped() == null) {
                failed(run, thrown);
            } else {
                context.outcomes().stopped(run);
            }
            return;
        }
        if (!run.finished()) {
            context.outcomes().succeeded(run);
        }
        failures.set(0);
        part.well();
    }

    private void failed(JobRun<P> run, Throwable thrown) {
        run.note(Job.ERROR, reason(thrown));
        if (thrown instanceof PermanentFailure || run.tries() >= kind.tries()) {
            LOG.error("Job {} of kind {} failed for good", run.id(), kind.name(), thrown);
            context.outcomes().gaveUp(run);
            failed.increment();
        } else {
            LOG.info("Job {} of kind {} failed, and will be tried again: {}", run.id(), kind.name(), reason(thrown));
            context.outcomes().failed(run, kind.backOff());
        }
        // More than one job has tries: so it is not the job's fault alone.
        if (failures.incrementAndGet() > kind.tries()) {
            part.unwell();
        }
    }

    private void requireTries(JobRun<P> run) {
        if (run.tries() > kind.tries()) {
            throw new PermanentFailure("the server died every time it ran", null);
        }
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
