package org.utmost.app.backup;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.utmost.platform.files.Private;
import org.utmost.platform.storage.Paths;

/** The one file of a backup, when it is read: neither its names nor its bytes are taken on trust. */
final class ArchiveReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    /**
     * Opens it, and looks at the names of all that it has.
     *
     * @throws BackupFailure if it is no backup, is damaged, or has what no backup has
     */
    ArchiveReader(Path file) throws IOException {
        this.file = file;
        try {
            zip = new ZipFile(file.toFile());
        } catch (NoSuchFileException missing) {
            throw new BackupFailure("There is no file " + file + ".");
        } catch (ZipException damaged) {
            throw damaged(String.valueOf(damaged.getMessage()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = false;
        try {
            copy(entry(Manifest.ENTRY), bytes);
            manifest = Manifest.read(bytes.toByteArray()).orElseThrow(() -> damaged(Manifest.ENTRY));
            requireNothingElse();
            whole = true;
        } finally {
            if (!whole) {
                zip.close();
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The paths of the local files in it. */
    List<String> files() {
        List<String> paths = new ArrayList<>();
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(LocalFiles.ENTRIES))
                .forEach(name -> paths.add(name.substring(LocalFiles.ENTRIES.length())));
        return paths;
    }

    /** How many bytes its entries have. */
    long size() {
        return zip.stream().mapToLong(ZipEntry::getSize).sum();
    }

    long size(String name) {
        return entry(name).getSize();
    }

    /** Unpacks an entry into a new private file, whose bytes are durable then. */
    void unpack(String name, Path target, Progress progress) throws IOException {
        Private.file(target);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            copy(entry(name), progress.counting(Channels.newOutputStream(channel)));
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void requireNothingElse() {
        String database = DatabaseCopy.entry(manifest.database());
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            boolean known = name.equals(Manifest.ENTRY)
                    || name.equals(Place.CONFIG)
                    || name.equals(database)
                    || name.startsWith(LocalFiles.ENTRIES) && Paths.isOne(name.substring(LocalFiles.ENTRIES.length()));
            if (!known) {
                throw new BackupFailure(
                        file + " has the entry " + name + ", which no backup has: look where it comes from.");
            }
        });
        entry(database);
        entry(Place.CONFIG);
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupFailure(file + " is no backup of Utmost's: it has no " + name + ".");
        }
        return entry;
    }

    /** A {@code ZipFile} does not compare sums by itself. */
    private void copy(ZipEntry entry, OutputStream out) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            long size = in.transferTo(out);
            if (size != entry.getSize() || in.getChecksum().getValue() != entry.getCrc()) {
                throw damaged(entry.getName() + " is not what was put into it");
            }
        } catch (ZipException | EOFException e) {
            throw damaged(entry.getName() + ": " + e.getMessage());
        }
    }

    private BackupFailure damaged(String how) {
        return new BackupFailure(
                file + " is no backup, or is damaged (" + how + "): nothing was restored, take another.");
    }
}
