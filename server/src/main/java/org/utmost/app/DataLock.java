package org.utmost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.utmost.platform.files.Private;

/** Held by the one server that runs on a data directory; the system lets it go when the process ends, however it does. */
final class DataLock implements AutoCloseable {
    /** What this process has locked. Closing a file would end the process's lock of it, so it is not opened twice. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes it.
     *
     * @throws StartFailure if another server has it
     */
    static DataLock take(Path data) {
        Path file = data.resolve("utmost.lock");
        try {
            Private.file(file);
            Path real = file.toRealPath();
            if (OURS.add(real)) {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                if (channel.tryLock() != null) {
                    return new DataLock(real, channel);
                }
                channel.close();
                OURS.remove(real);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new StartFailure("Another server runs on the data directory " + data.toAbsolutePath()
                + ": stop it, or choose another directory with --data.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OURS.remove(file);
        }
    }
}
