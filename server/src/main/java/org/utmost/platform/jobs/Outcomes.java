package org.utmost.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseFull;
import org.utmost.platform.database.DatabaseUnavailable;
import org.utmost.platform.database.UniqueViolation;

/** Writes down what became of runs. While the database is away it waits, as long as the job is this node's. */
final class Outcomes {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Database database;
    private final LeaseStore leases;
    private final Clock clock;
    private final RandomGenerator random;

    Outcomes(Database database, LeaseStore leases, Clock clock, RandomGenerator random) {
        this.database = database;
        this.leases = leases;
        this.clock = clock;
        this.random = random;
    }

    void succeeded(JobRun<?> run) {
        end(run, JobStatus.SUCCESS);
    }

    /** It was told to stop, and did. */
    void stopped(JobRun<?> run) {
        if (run.stopped() == JobRun.Stop.CANCELED) {
            end(run, JobStatus.CANCELED);
        } else if (run.stopped() == JobRun.Stop.CLOSING) {
            Claim claim = run.claim();
            write(run, tx -> leases.release(tx, List.of(claim.id()), claim.owner(), clock.millis()));
        }
    }

    /** It failed for good. */
    void gaveUp(JobRun<?> run) {
        end(run, JobStatus.ERROR);
    }

    /** It failed, and is to be tried again; one that was cancelled meanwhile, or has a successor, is over. */
    void failed(JobRun<?> run, BackOff backOff) {
        Claim claim = run.claim();
        try {
            write(run, tx -> {
                long now = clock.millis();
                JobStatus status = leases.lock(tx, claim);
                if (status == JobStatus.CANCEL_REQUESTED) {
                    leases.end(tx, claim, JobStatus.CANCELED, run.data(), now);
                } else if (status != null) {
                    leases.retry(tx, claim, run.data(), now, now + backOff.millis(claim.tries(), random));
                }
            });
        } catch (UniqueViolation successor) {
            end(run, JobStatus.CANCELED);
        }
    }

    private void end(JobRun<?> run, JobStatus status) {
        write(run, tx -> leases.end(tx, run.claim(), status, run.data(), clock.millis()));
    }

    private void write(JobRun<?> run, Database.Change change) {
        while (run.stopped() != JobRun.Stop.LOST) {
            try {
                database.change(change);
                return;
            } catch (DatabaseUnavailable | DatabaseFull away) {
                if (run.stopped() == JobRun.Stop.CLOSING) {
                    return;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }
}
