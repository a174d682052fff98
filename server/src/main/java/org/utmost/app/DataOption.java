package org.utmost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.utmost.platform.files.Private;
import picocli.CommandLine.Option;

/** The option that names the data directory. */
final class DataOption {
    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIR",
            description = "The directory of its files (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    /**
     * The directory, made if it is missing.
     *
     * @throws StartFailure if it can't be written
     */
    Path directory() {
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
