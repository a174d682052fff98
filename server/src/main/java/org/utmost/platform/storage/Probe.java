package org.utmost.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries a storage out. */
final class Probe {
    private static final byte[] BYTES = "Utmost was here.".getBytes(StandardCharsets.UTF_8);

    private Probe() {}

    static void run(Storage storage) {
        String path = "test-" + UUID.randomUUID();
        storage.write(path, new ByteArrayInputStream(BYTES));
        try (InputStream read = storage.find(path)
                .orElseThrow(() -> failed("what was written is not there", null))
                .open(0)) {
            if (!Arrays.equals(read.readAllBytes(), BYTES)) {
                throw failed("what was written reads otherwise", null);
            }
        } catch (IOException e) {
            throw failed("what was written can't be read: " + e.getMessage(), e);
        } finally {
            storage.delete(path);
        }
    }

    private static StorageException failed(String why, @Nullable IOException cause) {
        return new StorageException(StorageException.Why.FAILED, why, cause);
    }
}
