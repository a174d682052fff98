package org.utmost.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.utmost.platform.files.Durable;
import org.utmost.platform.files.Workplace;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.json.Json;

/** Copies what a server keeps, which may run meanwhile, into one file. */
public final class Backup {
    private final Path data;
    private final Map<String, String> environment;
    private final Clock clock;
    private final IntConsumer percent;

    /**
     * Of a data directory.
     *
     * @param environment the variables that override the configuration
     * @param percent hears how far it is
     */
    public Backup(Path data, Map<String, String> environment, Clock clock, IntConsumer percent) {
        this.data = data;
        this.environment = environment;
        this.clock = clock;
        this.percent = percent;
    }

    /**
     * Makes it; the file is there as a whole or not at all.
     *
     * @return what was done, in a sentence
     * @throws BackupFailure if there is such a file already, or nothing to back up
     */
    public String to(Path file) throws IOException {
        Path config = data.resolve(Place.CONFIG);
        if (!Files.exists(config)) {
            throw new BackupFailure(
                    "There is no server's data in " + data.toAbsolutePath() + ": name its directory with --data.");
        }
        requireNew(file);
        try (Workplace work = Workplace.in(folder(file))) {
            Path copied = work.folder().resolve(Place.CONFIG);
            Files.copy(config, copied);
            Place place = Place.of(data, copied, environment);
            Path archive = work.file("backup.zip");
            String done = write(archive, place, copied, work.folder());
            try {
                Files.move(archive, file);
            } catch (FileAlreadyExistsException meanwhile) {
                requireNew(file);
            }
            Durable.folder(folder(file));
            return done + " to " + file + " (" + size(Files.size(file)) + ").";
        }
    }

    /** The database first, so that each file that one of its rows names is in it too. */
    private String write(Path archive, Place place, Path config, Path work) throws IOException {
        String driver = place.sql().driverName();
        Snapshot database = place.database().snapshot(work);
        LongAdder bytes = new LongAdder();
        place.eachFile((path, file, size) -> bytes.add(size));
        Progress progress = new Progress(database.size() + bytes.sum(), percent);
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Manifest manifest = new Manifest(ServerVersion.BUILD, database.schema(), driver, at);
        LongAdder files = new LongAdder();
        try (ArchiveWriter writer = new ArchiveWriter(archive, progress)) {
            writer.add(Manifest.ENTRY, out -> out.write(Json.bytes(manifest)));
            writer.add(DatabaseCopy.entry(driver), database::writeTo);
            writer.add(Place.CONFIG, out -> Files.copy(config, out));
            place.eachFile((path, file, size) -> {
                try (InputStream in = Files.newInputStream(file)) {
                    writer.add(LocalFiles.ENTRIES + path, in::transferTo);
                    files.increment();
                } catch (NoSuchFileException deleted) {
                    return;
                }
            });
            writer.finish();
            progress.end();
        }
        return "Backed up the " + DatabaseCopy.title(driver) + " database, config.json and "
                + (place.storage().s3() ? "no files, as they are in S3," : LocalFiles.count(files.sum()));
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new BackupFailure(file + " exists already: choose another name, or remove it.");
        }
        if (!Files.isDirectory(folder(file))) {
            throw new BackupFailure("There is no folder " + folder(file) + ": make it, or choose another.");
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    private static String size(long bytes) {
        return bytes < 1e6 ? Math.ceilDiv(bytes, 1000) + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
