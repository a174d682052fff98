package org.utmost.messages.files;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.utmost.platform.database.Database;
import org.utmost.platform.jobs.JobHandler;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.Schedule;

/** Removes what nobody wants: files that no post took for a day, uploads that nobody went on with, and bytes of no row. */
final class FileSweep implements JobHandler<JobKind.Nothing> {
    static final JobKind<JobKind.Nothing> KIND = JobKind.periodic("files_sweep");
    static final Schedule SCHEDULE = new Schedule.Every(Duration.ofHours(1));

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 200;

    private final Database database;
    private final FileBytes bytes;
    private final FileStore files = new FileStore();
    private final ContentStore contents = new ContentStore();
    private final UploadStore uploads = new UploadStore();
    private final RemainsStore remains = new RemainsStore();
    private final Clock clock;

    FileSweep(Database database, FileBytes bytes, Clock clock) {
        this.database = database;
        this.bytes = bytes;
        this.clock = clock;
    }

    @Override
    public void run(JobRun<JobKind.Nothing> run) {
        long before = clock.millis() - KEPT.toMillis();
        whileFull(run, () -> giveUpFiles(before));
        whileFull(run, () -> giveUpUploads(before));
        database.change(tx -> remains.giveUpBefore(tx, before));
        removeRemains(run);
    }

    private interface Step {
        int run();
    }

    private static void whileFull(JobRun<JobKind.Nothing> run, Step step) {
        do {
            run.check();
        } while (step.run() == BATCH);
    }

    private int giveUpFiles(long before) {
        return database.write(tx -> {
            List<FileInfo> old = files.removeUnattached(tx, before, BATCH);
            contents.delete(tx, old.stream().map(FileInfo::id).toList());
            bytes.giveUp(tx, old.stream().map(FileInfo::folder).toList());
            return old.size();
        });
    }

    private int giveUpUploads(long before) {
        return database.write(tx -> {
            List<String> old = uploads.before(tx, before, BATCH);
            uploads.delete(tx, old);
            bytes.giveUp(tx, old.stream().map(FileBytes::ofUpload).toList());
            return old.size();
        });
    }

    /** What can't be removed is passed over, and tried at the next sweep. */
    private void removeRemains(JobRun<JobKind.Nothing> run) {
        List<String> some = List.of();
        do {
            String after = some.isEmpty() ? "" : some.getLast();
            some = database.read(db -> remains.givenUp(db, after, BATCH));
            for (String folder : some) {
                run.check();
                bytes.remove(folder);
            }
        } while (some.size() == BATCH);
    }
}
