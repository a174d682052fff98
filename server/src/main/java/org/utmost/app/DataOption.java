package org.utmost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.utmost.platform.files.Private;
import picocli.CommandLine.Option;

/** The option that names the data directory. */
final class DataOption {
    /** Where it is if nobody says. */
    static final String USUAL = "data";

    @Option(
            names = "--data",
            defaultValue = USUAL,
            paramLabel = "DIR",
            description = "The directory of its files (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(USUAL);

    /** As it was given; it may be missing. */
    Path given() {
        return data;
    }

    /** As {@link #made}. */
    Path directory() {
        return made(data);
    }

    /**
     * The directory, made if it is missing.
     *
     * @throws StartFailure if it can't be written
     */
    static Path made(Path data) {
        try {
            Private.folder(data);
            Files.delete(Files.createTempFile(data, "probe", ""));
            return data;
        } catch (IOException e) {
            throw new StartFailure("The data directory " + data.toAbsolutePath()
                    + " can't be written: give this user the right to, or choose another with --data.");
        }
    }
}
