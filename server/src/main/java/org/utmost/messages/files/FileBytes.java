package org.utmost.messages.files;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.storage.Storage;
import org.utmost.platform.storage.StorageException;
import org.utmost.platform.storage.Stored;

/**
 * The bytes of files in the storage, each file's in a folder of its own. A folder is noted before anything is written into it
 * and until a row has it, so that nothing stays there which nobody knows of.
 */
final class FileBytes {
    static final String ORIGINAL = "original";
    static final String PREVIEW = "preview";
    static final String THUMBNAIL = "thumbnail";

    private static final Logger LOG = LoggerFactory.getLogger(FileBytes.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    private final Supplier<Storage> storage;
    private final Database database;
    private final RemainsStore remains = new RemainsStore();
    private final Clock clock;

    FileBytes(Supplier<Storage> storage, Database database, Clock clock) {
        this.storage = storage;
        this.database = database;
        this.clock = clock;
    }

    /** That of a file. */
    static String folder(String id, long createAt) {
        return "attachments/" + DAY.format(Instant.ofEpochMilli(createAt)) + "/" + id;
    }

    /** That of the parts of an upload. */
    static String ofUpload(String id) {
        return "uploads/" + id;
    }

    /** Notes that something is going to be written there. */
    void begin(String folder) {
        database.change(tx -> remains.begin(tx, folder, clock.millis()));
    }

    /**
     * A row has it from this transaction on.
     *
     * @throws IllegalStateException if it took so long that it was given up
     */
    void end(Tx tx, String folder) {
        if (!remains.end(tx, folder)) {
            throw new IllegalStateException(folder + " was given up, as it took more than a day");
        }
    }

    /** Nobody wants these from this transaction on; {@link #remove} is to follow. */
    void giveUp(Tx tx, List<String> folders) {
        remains.giveUp(tx, folders);
    }

    /** Removes what was given up. What can't be removed now, the sweep removes later. */
    void remove(String folder) {
        try {
            storage.get().deleteAll(folder);
            database.change(tx -> remains.forget(tx, List.of(folder)));
        } catch (StorageException | DatabaseException later) {
            LOG.warn("{} is left to the sweep", folder, later);
        }
    }

    /**
     * Writes all that the stream gives; how many bytes.
     *
     * @throws ApiError 500 if the storage fails
     */
    long write(String folder, String name, InputStream bytes) {
        try {
            return storage.get().write(folder + "/" + name, bytes);
        } catch (StorageException failed) {
            LOG.warn("A file could not be written", failed);
            throw ApiError.of(500, "api.file.write_file.app_error").because(String.valueOf(failed.getMessage()));
        }
    }

    /**
     * What lies there.
     *
     * @throws ApiError 500 if the storage fails
     */
    Optional<Stored> find(String folder, String name) {
        try {
            return storage.get().find(folder + "/" + name);
        } catch (StorageException failed) {
            LOG.warn("A file could not be read", failed);
            throw ApiError.of(500, "api.file.file_reader.app_error").because(String.valueOf(failed.getMessage()));
        }
    }

    /** Removes one thing in a folder. */
    void delete(String folder, String name) {
        try {
            storage.get().delete(folder + "/" + name);
        } catch (StorageException later) {
            LOG.warn("{}/{} stays until its folder goes", folder, name, later);
        }
    }
}
