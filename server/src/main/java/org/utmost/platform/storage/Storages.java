package org.utmost.platform.storage;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;

/** The storage that the configuration names, whenever it is asked. */
public final class Storages implements AutoCloseable {
    private final Supplier<Config> config;
    private final Path data;
    private @Nullable StorageSettings settings;
    private @Nullable Storage current;

    /**
     * None is opened yet.
     *
     * @param data the directory of the server's files
     */
    public Storages(Supplier<Config> config, Path data) {
        this.config = config;
        this.data = data;
    }

    /** The one in force. */
    public synchronized Storage current() {
        StorageSettings now = config.get().view(StorageSettings.class);
        Storage storage = current;
        if (storage == null || !now.equals(settings)) {
            close();
            storage = open(now);
            settings = now;
            current = storage;
        }
        return storage;
    }

    /** One of other settings; to be closed. */
    public Storage open(StorageSettings wanted) {
        if (wanted.s3()) {
            return new S3Storage(wanted);
        }
        return new LocalStorage(wanted.folder(data));
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
