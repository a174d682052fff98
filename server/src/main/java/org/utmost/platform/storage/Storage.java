package org.utmost.platform.storage;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Bytes by path, streamed both ways. A path has steps with {@code /} between, none of them empty, {@code .} or {@code ..}; what
 * is written to it is there as a whole or not at all, and replaces what was.
 *
 * <p>All methods throw {@link StorageException} if the storage fails, and {@link IllegalArgumentException} for what is no path.
 */
public interface Storage extends AutoCloseable {
    /**
     * Writes all that the stream gives.
     *
     * @return how many bytes
     */
    long write(String path, InputStream bytes);

    /** What lies there; empty if nothing does. */
    Optional<Stored> find(String path);

    /** Removes what lies there, if anything does. */
    void delete(String path);

    /** Removes all that lies below. */
    void deleteAll(String folder);

    /** The paths of what lies below, in their order; so many at the most, after that path. */
    List<String> list(String folder, String after, int most);

    /** Writes, reads and removes something, so that what is wrong with it is known now. */
    void check();

    @Override
    void close();
}
