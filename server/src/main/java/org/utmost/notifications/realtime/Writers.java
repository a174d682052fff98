package org.utmost.notifications.realtime;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets connections write what waits for them: a few at once, many in shares on a thread for each processor. Events that
 * come while a share waits are written with it, so that the more there is to do, the less each costs. A connection waits
 * in one share at the most, which bounds what waits here.
 */
final class Writers implements AutoCloseable {
    /** Up to so many are written at once: handing them over would take longer. */
    private static final int FEW = 32;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService executor = new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("websocket-writer-", 0).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** Writes to those connections, for which something waits. */
    void write(List<Connection> due) {
        if (due.size() <= FEW) {
            due.forEach(Connection::drain);
            return;
        }
        int share = Math.ceilDiv(due.size(), threads);
        for (int from = 0; from < due.size(); from += share) {
            List<Connection> some = due.subList(from, Math.min(due.size(), from + share));
            executor.execute(() -> some.forEach(Connection::drain));
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
