package org.utmost.platform.storage;

import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * What lies at a path of a storage.
 *
 * @param length bytes
 * @param modified epoch milliseconds
 * @param opener opens it after so many bytes
 */
public record Stored(long length, long modified, LongFunction<InputStream> opener) {
    /**
     * Its bytes; to be closed.
     *
     * @param from how many of the first to leave out
     * @throws StorageException if they can't be read
     */
    public InputStream open(long from) {
        return opener.apply(from);
    }
}
