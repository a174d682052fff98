package org.utmost.app.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/** How much of a work is done, told in percent of the bytes that it has about. */
final class Progress {
    private final IntConsumer listener;
    private final long all;
    private long done;

    Progress(long all, IntConsumer listener) {
        this.all = Math.max(all, 1);
        this.listener = listener;
    }

    /** Counts what is written to a stream, which is not closed with this one. */
    OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
                add(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                add(length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /** Tells that nothing is left, also where there were fewer bytes than it seemed. */
    void end() {
        listener.accept(100);
    }

    private void add(long bytes) {
        done += bytes;
        listener.accept((int) Math.min(100, 100 * done / all));
    }
}
