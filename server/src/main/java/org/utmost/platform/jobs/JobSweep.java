package org.utmost.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.utmost.platform.database.Database;

/** Deletes jobs that have been over for long: those that went well after a day, the others after a month. */
final class JobSweep implements JobHandler<JobKind.Nothing> {
    static final JobKind<JobKind.Nothing> KIND = JobKind.periodic("jobs_sweep");
    static final Schedule SCHEDULE = new Schedule.Every(Duration.ofHours(1));

    private static final Duration WELL_FOR = Duration.ofDays(1);
    private static final Duration OTHERS_FOR = Duration.ofDays(30);
    private static final int BATCH = 1_000;

    private final Database database;
    private final JobStore jobs = new JobStore();
    private final Clock clock;

    JobSweep(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void run(JobRun<JobKind.Nothing> run) {
        sweep(run, List.of(JobStatus.SUCCESS), WELL_FOR);
        sweep(run, List.of(JobStatus.ERROR, JobStatus.WARNING, JobStatus.CANCELED), OTHERS_FOR);
    }

    private void sweep(JobRun<JobKind.Nothing> run, List<JobStatus> ends, Duration age) {
        long before = clock.millis() - age.toMillis();
        int deleted;
        do {
            run.check();
            deleted = database.write(tx -> jobs.sweep(tx, ends, before, BATCH));
        } while (deleted == BATCH);
    }
}
