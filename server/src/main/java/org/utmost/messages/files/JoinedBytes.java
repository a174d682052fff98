package org.utmost.messages.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several things one after the other, each opened when it is its turn. */
final class JoinedBytes extends InputStream {
    private final Iterator<Supplier<InputStream>> left;
    private @Nullable InputStream open;

    JoinedBytes(Iterator<Supplier<InputStream>> all) {
        this.left = all;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (open != null || left.hasNext()) {
            InputStream current = open == null ? left.next().get() : open;
            open = current;
            int read = current.read(bytes, offset, length);
            if (read >= 0) {
                return read;
            }
            close();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
