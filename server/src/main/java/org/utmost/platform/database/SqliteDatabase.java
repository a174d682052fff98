package org.utmost.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;

/**
 * The embedded database: one file, in write-ahead mode, synced at every commit. Reads run on a few platform threads that
 * own a connection each, as a native call would pin a virtual thread's carrier.
 */
final class SqliteDatabase implements Database {
    private static final int READERS = Math.max(4, Runtime.getRuntime().availableProcessors());
    private static final int WAITING_READS = 4096;

    private final TransactionListeners listeners = new TransactionListeners();
    private final EventBus bus;
    private final GroupCommit.Opener opener;

    /** The readers' connections. */
    private final Set<Link> open = ConcurrentHashMap.newKeySet();

    @SuppressWarnings("ThreadLocalUsage") // each database has reader threads of its own
    private final ThreadLocal<Link> links = new ThreadLocal<>();

    private final ExecutorService readers;
    private final GroupCommit writer;
    private final BatchedWrites batches = new BatchedWrites(this::commit);

    SqliteDatabase(GroupCommit.Opener opener, EventBus bus, Health health) {
        this.opener = opener;
        this.bus = bus;
        this.writer = new GroupCommit(opener, listeners, bus, health.part("sqlite-writer"));
        this.readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_READS),
                Thread.ofPlatform().name("sqlite-reader-", 0).daemon().factory());
    }

    @Override
    public <T extends @Nullable Object> T read(Query<Reader, T> query) {
        if (links.get() != null) {
            throw new IllegalStateException("a query that asks for another: readers would wait for each other");
        }
        try {
            return await(CompletableFuture.supplyAsync(() -> readHere(query), readers));
        } catch (RejectedExecutionException e) {
            throw new DatabaseUnavailable("too many reads wait", e);
        }
    }

    private <T extends @Nullable Object> T readHere(Query<Reader, T> query) {
        try {
            return query.run(link());
        } catch (SQLException | RuntimeException e) {
            if (Failures.endsConnection(e)) {
                discard();
            }
            throw Failures.translate(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        bus.awaitRoom();
        return commit(transaction);
    }

    @Override
    public <I, R extends @Nullable Object> R write(Batch<I, R> batch, String key, I item) {
        bus.awaitRoom();
        return batches.write(batch, key, item);
    }

    private <T extends @Nullable Object> T commit(Query<Tx, T> transaction) {
        return await(writer.submit(transaction));
    }

    @Override
    public <E extends Event> void during(Class<E> type, BiConsumer<Tx, E> action) {
        listeners.add(type, action);
    }

    @Override
    public int connections() {
        return open.size() + 1;
    }

    /** Transactions that wait for the writer. */
    int waiting() {
        return writer.waiting();
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        open.forEach(Link::close);
    }

    private Link link() throws SQLException {
        Link link = links.get();
        if (link == null) {
            link = opener.open();
            open.add(link);
            links.set(link);
        }
        return link;
    }

    /** Gives up this thread's connection; the next read opens another. */
    private void discard() {
        Link left = links.get();
        if (left != null) {
            links.remove();
            open.remove(left);
            left.close();
        }
    }

    /** How every connection to the file is set up, that of the migrations too. */
    static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.setCacheSize(-8_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw Failures.translate(e.getCause() == null ? e : e.getCause());
        }
    }
}
