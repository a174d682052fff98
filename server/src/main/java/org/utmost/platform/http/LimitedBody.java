package org.utmost.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, read as it comes, which ends with the API's 413 where it has more bytes than it may. */
final class LimitedBody extends FilterInputStream {
    private final long most;
    private long left;

    LimitedBody(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    /** Whether it had more bytes than it may. */
    boolean exceeded() {
        return left < 0;
    }

    /** Stays open: closing would break the connection of a body that is not read to its end. */
    @Override
    public void close() {}

    private void count(long read) {
        left -= read;
        if (left < 0) {
            throw ApiError.tooLarge(most);
        }
    }
}
