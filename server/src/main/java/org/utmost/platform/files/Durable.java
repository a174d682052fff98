package org.utmost.platform.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What is still there after the power went. */
public final class Durable {
    private Durable() {}

    /** Makes what a file has durable. */
    public static void bytes(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives a file, whose bytes are durable, the place of another or a place of its own; both on one file system. */
    public static void move(Path file, Path place) throws IOException {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = place.getParent();
        folder(folder == null ? Path.of("") : folder);
    }

    /** The name of a file is durable once its folder is; not every system can tell a folder so. */
    public static void folder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException unable) {
            return;
        }
    }
}
