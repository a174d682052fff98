package org.utmost.messages.files;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.utmost.messages.files.text.FileText;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.jobs.JobHandler;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.storage.Stored;

/** Reads what files say, so that they can be found by it: later and one at a time, as nobody waits for it. */
final class FileReading implements JobHandler<FileReading.Wanted> {
    /** What is to be read. */
    record Wanted(String fileId) {}

    static final JobKind<Wanted> KIND =
            JobKind.of("file_reading", Wanted.class).withConcurrency(1).withTries(3);

    /** What is larger is left: it is more likely data than text. */
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private static final Duration FOREVER = Duration.ofDays(1);

    private final Database database;
    private final Jobs jobs;
    private final FileBytes bytes;
    private final FileStore files = new FileStore();
    private final ContentStore contents = new ContentStore();
    private final Decoders threads = new Decoders(() -> 1);
    private final Supplier<Config> config;
    private final Clock clock;

    FileReading(Database database, Jobs jobs, FileBytes bytes, Supplier<Config> config, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.bytes = bytes;
        this.config = config;
        this.clock = clock;
    }

    /** Reads a file once the transaction has committed, if there is something to read. */
    void enqueue(Tx tx, FileInfo file) {
        if (settings().extractContent() && file.size() <= MOST_BYTES && FileText.reads(file.mimeType())) {
            jobs.enqueue(tx, NewJob.of(KIND, new Wanted(file.id())));
        }
    }

    @Override
    public void run(JobRun<Wanted> run) {
        FileInfo file = database.read(db -> files.find(db, run.payload().fileId()));
        Optional<Stored> stored = file == null ? Optional.empty() : bytes.find(file.folder(), FileBytes.ORIGINAL);
        if (file == null || stored.isEmpty()) {
            return;
        }
        String text =
                threads.run(() -> FileText.of(file.mimeType(), stored.get().open(0), clock, longest()));
        database.change(tx -> {
            if (!text.isEmpty() && files.find(tx, file.id()) != null) {
                contents.put(tx, file.id(), text);
            }
            run.finish(tx);
        });
    }

    private Duration longest() {
        int seconds = settings().extractContentTimeout();
        return seconds == 0 ? FOREVER : Duration.ofSeconds(seconds);
    }

    private ContentSettings settings() {
        return config.get().view(ContentSettings.class);
    }
}
