package org.utmost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.utmost.app.backup.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a backup, whether the server runs or not. */
@Command(
        name = "backup",
        description = {
            "Copies the database, the configuration and the local files into one file; the server may run meanwhile.",
            "Keep it as you keep the data directory: it has the same secrets."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Runnable {
    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The file to make, such as utmost.zip.")
    private Path file = Path.of("");

    @Override
    public void run() {
        String done;
        try (ProgressBar bar = new ProgressBar()) {
            done = new Backup(data.given(), System.getenv(), Clock.systemUTC(), bar::show).to(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(done);
    }
}
