package org.utmost.app.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one file of a backup, while it is written: a zip, as which any system can look into it. */
final class ArchiveWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final Progress progress;

    /** What an entry has. */
    interface Contents {
        void writeTo(OutputStream out) throws IOException;
    }

    ArchiveWriter(Path file, Progress progress) throws IOException {
        this.progress = progress;
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void add(String name, Contents contents) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        contents.writeTo(progress.counting(zip));
        zip.closeEntry();
    }

    /** Ends it; its bytes are durable then. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
