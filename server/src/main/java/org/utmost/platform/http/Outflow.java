package org.utmost.platform.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The large replies that are on their way. Each is held in memory until its client has read it; when all together are more
 * than {@value #MOST_BYTES} bytes, those that have taken longest are cut off.
 */
final class Outflow {
    private static final Logger LOG = LoggerFactory.getLogger(Outflow.class);
    private static final int LARGE_BYTES = 64 * 1024;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    /** In the order in which they began. */
    private final Deque<Held> all = new ArrayDeque<>();

    private long bytes;

    /** The callback of a reply of so many bytes, which is counted until it is called. */
    Callback holding(int length, Request http, Callback callback) {
        if (length < LARGE_BYTES) {
            return callback;
        }
        Held mine = new Held(length, http, callback);
        for (Held slow : add(mine)) {
            LOG.warn("A client reads its reply of {} bytes too slowly and is cut off", slow.length);
            slow.http.getConnectionMetaData().getConnection().getEndPoint().close();
        }
        return mine;
    }

    /** Counts one; those that have to go for it. */
    private synchronized List<Held> add(Held held) {
        all.addLast(held);
        bytes += held.length;
        List<Held> slow = new ArrayList<>();
        while (bytes > MOST_BYTES && all.size() > 1) {
            Held oldest = all.removeFirst();
            bytes -= oldest.length;
            slow.add(oldest);
        }
        return slow;
    }

    private synchronized void remove(Held held) {
        if (all.remove(held)) {
            bytes -= held.length;
        }
    }

    private final class Held extends Callback.Nested {
        private final int length;
        private final Request http;

        Held(int length, Request http, Callback callback) {
            super(callback);
            this.length = length;
            this.http = http;
        }

        @Override
        public void completed() {
            remove(this);
        }
    }
}
