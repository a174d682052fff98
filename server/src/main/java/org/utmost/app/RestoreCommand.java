package org.utmost.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.utmost.app.backup.Existing;
import org.utmost.app.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup back while the server is stopped. */
@Command(
        name = "restore",
        description = "Puts a backup into an empty data directory and database. Stop the server first.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Runnable {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--replace", description = "Replaces what is there, which is lost.")
    private boolean replace;

    @Parameters(paramLabel = "FILE", description = "What `utmost backup` made.")
    private Path file = Path.of("");

    @Override
    public void run() {
        Existing existing = replace ? Existing.REPLACED : Existing.KEPT;
        String done;
        try (Restore restore = new Restore(file);
                DataLock _ = DataLock.take(data.directory());
                ProgressBar bar = new ProgressBar()) {
            done = restore.into(data.given(), System.getenv(), existing, bar::show);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(done);
    }
}
