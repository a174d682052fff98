package org.utmost.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.files.Durable;
import org.utmost.platform.files.Private;

/** A directory. What is written goes into a file beside first, which is durable before it takes the place. */
final class LocalStorage implements Storage {
    /** No step of a path that is listed begins so. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    LocalStorage(Path root) {
        this.root = root;
    }

    @Override
    public long write(String path, InputStream bytes) {
        Path file = at(path);
        return tried(() -> {
            Path folder = parent(file);
            Private.folder(folder);
            Path unfinished = Files.createTempFile(folder, UNFINISHED, "");
            try {
                long written;
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                        OutputStream out = Channels.newOutputStream(channel)) {
                    written = bytes.transferTo(out);
                    channel.force(true);
                }
                Durable.move(unfinished, file);
                return written;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        });
    }

    @Override
    public Optional<Stored> find(String path) {
        Path file = at(path);
        return tried(() -> {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return found.isRegularFile()
                        ? Optional.of(new Stored(
                                found.size(), found.lastModifiedTime().toMillis(), from -> open(file, from)))
                        : Optional.empty();
            } catch (NoSuchFileException nothing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String path) {
        Path file = at(path);
        tried(() -> {
            if (Files.isRegularFile(file)) {
                Files.deleteIfExists(file);
            }
            return true;
        });
    }

    @Override
    public void deleteAll(String folder) {
        Path below = at(folder);
        tried(() -> {
            if (Files.isDirectory(below)) {
                Files.walkFileTree(below, new Removing());
            }
            return true;
        });
    }

    @Override
    public List<String> list(String folder, String after, int most) {
        Path below = at(folder);
        return tried(() -> {
            if (!Files.isDirectory(below)) {
                return List.of();
            }
            try (Stream<Path> all = Files.walk(below)) {
                TreeSet<String> first = new TreeSet<>();
                all.filter(file -> Files.isRegularFile(file)
                                && !file.getFileName().toString().startsWith(UNFINISHED))
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(path -> path.compareTo(after) > 0)
                        .forEach(path -> {
                            first.add(path);
                            if (first.size() > most) {
                                first.pollLast();
                            }
                        });
                return List.copyOf(first);
            }
        });
    }

    @Override
    public void check() {
        Probe.run(this);
    }

    @Override
    public void close() {}

    private Path at(String path) {
        return root.resolve(Paths.checked(path));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private InputStream open(Path file, long from) {
        return tried(() -> {
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(from);
            return Channels.newInputStream(channel);
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T tried(Work<T> work) {
        try {
            return work.run();
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    StorageException.Why.DENIED, "the directory " + root + " can't be written by this user", e);
        } catch (NoSuchFileException e) {
            throw new StorageException(StorageException.Why.MISSING, "there is no " + e.getFile(), e);
        } catch (IOException e) {
            throw new StorageException(StorageException.Why.FAILED, "the directory " + root + ": " + e.getMessage(), e);
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
