package org.utmost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page in docs/ that is made from the code; run its test with -Dutmost.docs=write to write it. */
public final class MadeDocument {
    private MadeDocument() {}

    /** Demands that the page of that name is not stale. */
    public static void isThere(String name, String expected) {
        Path page = Path.of("../docs", name);
        try {
            if (System.getProperty("utmost.docs", "check").equals("write")) {
                Files.writeString(page, expected);
            }
            assertThat(Files.readString(page)).isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
