package org.utmost.app.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import org.utmost.platform.files.Durable;
import org.utmost.platform.files.Private;
import org.utmost.platform.files.Workplace;
import org.utmost.platform.storage.Paths;

/**
 * The files of a server that keeps them in a folder.
 *
 * @param data the data directory, which an unlucky configuration may have for that folder
 */
record LocalFiles(Path folder, Path data) {
    /** What their entries in a backup begin with. */
    static final String ENTRIES = "files/";

    /** Who is called with each. */
    interface Visitor {
        void visit(String path, Path file, long size) throws IOException;
    }

    /** All that a row of the database may name; what is deleted meanwhile is not missed. */
    void each(Visitor visitor) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path root = folder.toRealPath();
        Path own = data.toRealPath();
        var visit = new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (attributes.isRegularFile() && !own.equals(file.getParent()) && Paths.isOne(path)) {
                    visitor.visit(path, file, attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return Workplace.isOne(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        };
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visit);
    }

    /** How many there are, in words. */
    static String count(long files) {
        return files == 1 ? "1 file" : files + " files";
    }

    /**
     * Puts a file, whose bytes are durable, in its place.
     *
     * @param former gets a copy of another that was there
     */
    void lay(Path file, String path, Path former) throws IOException {
        Path place = folder.resolve(path);
        if (Files.exists(place)) {
            if (Files.mismatch(file, place) < 0) {
                return;
            }
            Files.copy(place, former);
        }
        Private.folder(place.resolveSibling(""));
        Durable.move(file, place);
    }

    /** Gives its place back to the one that was there, if there was another; others do no harm. */
    void putBack(Path former, String path) throws IOException {
        if (Files.exists(former)) {
            Durable.move(former, folder.resolve(path));
        }
    }
}
