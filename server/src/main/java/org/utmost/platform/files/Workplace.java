package org.utmost.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private folder for what is not finished. It goes with all that is in it, also when the process is told to stop. */
public final class Workplace implements AutoCloseable {
    private static final String NAME = ".unfinished-";

    private final Path folder;
    private final Thread atExit = new Thread(this::removeAtExit);

    private Workplace(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** One in that folder, so that what is finished can be moved to a place in it. */
    public static Workplace in(Path folder) throws IOException {
        return new Workplace(Files.createTempDirectory(folder, NAME));
    }

    /** One among the temporary files. */
    public static Workplace temporary() throws IOException {
        return new Workplace(Files.createTempDirectory("utmost-"));
    }

    /** Whether a folder is one. */
    public static boolean isOne(Path folder) {
        return String.valueOf(folder.getFileName()).startsWith(NAME);
    }

    public Path folder() {
        return folder;
    }

    /** A new file in it. */
    public Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Private.file(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return;
        }
        remove();
    }

    /** Whoever works in it may still do so. */
    private void removeAtExit() {
        try {
            remove();
        } catch (IOException | UncheckedIOException left) {
            return;
        }
    }

    private void remove() throws IOException {
        for (Path each : all()) {
            Files.deleteIfExists(each);
        }
    }

    /** What is in a folder before the folder itself. */
    private List<Path> all() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
