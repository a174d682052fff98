package org.utmost.app.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.utmost.platform.config.ConfigNames;
import org.utmost.platform.database.Migrations;
import org.utmost.platform.files.Durable;
import org.utmost.platform.files.Private;
import org.utmost.platform.files.Workplace;
import org.utmost.platform.json.Json;

/** Puts back what a backup has. All of it is unpacked and compared with its sums before anything takes its place. */
public final class Restore implements AutoCloseable {
    /** Keys that say where the things of a directory lie, by their sections. */
    private static final Map<String, String> PLACES =
            Map.of("SqlSettings", "DriverName|DataSource", "FileSettings", "DriverName|Directory|AmazonS3.*");

    private final ArchiveReader archive;

    /**
     * Opens the backup.
     *
     * @throws BackupFailure if it is none, is damaged, or of a newer server
     */
    public Restore(Path file) throws IOException {
        archive = new ArchiveReader(file);
        Manifest manifest = archive.manifest();
        if (manifest.schema() > Migrations.last()) {
            archive.close();
            throw new BackupFailure("The backup is of Utmost " + manifest.utmost()
                    + ", which is newer than this server (schema " + manifest.schema() + ", not " + Migrations.last()
                    + "): restore it with that version or a later one.");
        }
    }

    /**
     * Puts it into a data directory on which no server runs: the files, which do no harm while no row names them, then the
     * database, then the configuration.
     *
     * @param environment the variables that override the configuration
     * @param percent hears how far it is
     * @return what was done, in a sentence
     * @throws BackupFailure if something stands in the way; then nothing has changed
     */
    public String into(Path data, Map<String, String> environment, Existing existing, IntConsumer percent)
            throws IOException {
        Manifest manifest = archive.manifest();
        try (Workplace work = Workplace.in(data)) {
            Path config = work.folder().resolve(Place.CONFIG);
            long database = archive.size(DatabaseCopy.entry(manifest.database()));
            Progress progress = new Progress(archive.size() + database, percent);
            archive.unpack(Place.CONFIG, config, progress);
            keepPlaces(data.resolve(Place.CONFIG), config);
            Place place = Place.of(data, config, environment);
            requireSameKind(place);
            if (existing == Existing.KEPT) {
                requireNothingIn(place);
            }
            replace(place, work.folder(), progress);
            Durable.bytes(config);
            Durable.move(config, data.resolve(Place.CONFIG));
            progress.end();
        }
        return "Restored the " + DatabaseCopy.title(manifest.database()) + " database, config.json and "
                + LocalFiles.count(archive.files().size()) + ", as they were at " + manifest.at() + ", into " + data
                + ": start the server.";
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private void replace(Place place, Path work, Progress progress) throws IOException {
        DatabaseCopy database = place.database();
        database.requireReplaceable(work);
        Private.folder(database.folder());
        try (Workplace beside = Workplace.in(database.folder());
                Workplace files = Workplace.in(filesFolder(place))) {
            String entry = DatabaseCopy.entry(archive.manifest().database());
            Path copy = beside.folder().resolve(entry);
            archive.unpack(entry, copy, progress);
            List<String> paths = archive.files();
            for (int i = 0; i < paths.size(); i++) {
                archive.unpack(LocalFiles.ENTRIES + paths.get(i), file(files, i), progress);
            }
            try {
                for (int i = 0; i < paths.size(); i++) {
                    place.files().lay(file(files, i), paths.get(i), former(files, i));
                }
                database.replaceBy(copy, work, progress);
            } catch (IOException | RuntimeException e) {
                for (int i = 0; i < paths.size(); i++) {
                    place.files().putBack(former(files, i), paths.get(i));
                }
                throw e;
            }
        }
    }

    /** What a directory's own configuration says of where its things lie stays: those of the backup's may be another's. */
    private static void keepPlaces(Path own, Path restored) throws IOException {
        if (!Files.exists(own)) {
            return;
        }
        ObjectNode mine = document(own);
        ObjectNode document = document(restored);
        PLACES.forEach((section, keys) -> mine.path(section).properties().stream()
                .filter(each -> each.getKey().matches(keys))
                .forEach(each -> document.withObjectProperty(section).set(each.getKey(), each.getValue())));
        Files.write(restored, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }

    private static ObjectNode document(Path config) throws IOException {
        try {
            if (Json.MAPPER.readTree(Files.readAllBytes(config)) instanceof ObjectNode document) {
                return ConfigNames.written(document);
            }
        } catch (JsonProcessingException unreadable) {
            // As any other that is no document.
        }
        throw new BackupFailure(config + " can't be read: mend it, or move it away.");
    }

    private void requireSameKind(Place place) {
        String kind = archive.manifest().database();
        if (!place.sql().driverName().equals(kind)) {
            throw new BackupFailure("The backup is of " + DatabaseCopy.title(kind) + ", and this server is set up for "
                    + DatabaseCopy.title(place.sql().driverName())
                    + ": name a database of the same kind in SqlSettings.DriverName and SqlSettings.DataSource"
                    + " (MM_SQLSETTINGS_…).");
        }
        if (place.storage().s3() && !archive.files().isEmpty()) {
            throw new BackupFailure("The backup has files, and this server's lie in S3: restore it with"
                    + " MM_FILESETTINGS_DRIVERNAME=local, then copy them to the bucket.");
        }
    }

    private static void requireNothingIn(Place place) throws IOException {
        DatabaseCopy database = place.database();
        LongAdder files = new LongAdder();
        place.eachFile((path, file, size) -> files.increment());
        String there = null;
        if (!database.isEmpty()) {
            there = database.name();
        } else if (files.sum() > 0) {
            there = place.files().folder().toString();
        } else if (Files.exists(place.data().resolve(Place.CONFIG))) {
            there = place.data().resolve(Place.CONFIG).toString();
        }
        if (there != null) {
            throw new BackupFailure("There is something in " + there
                    + " already: choose an empty directory and database, or say --replace if it is to be lost.");
        }
    }

    /** Where files are unpacked, so that each can be moved to its place; without any, none is made for them. */
    private Path filesFolder(Place place) throws IOException {
        if (archive.files().isEmpty()) {
            return place.data();
        }
        Private.folder(place.files().folder());
        return place.files().folder();
    }

    private static Path file(Workplace files, int number) {
        return files.folder().resolve(String.valueOf(number));
    }

    private static Path former(Workplace files, int number) {
        return files.folder().resolve(number + ".former");
    }
}
