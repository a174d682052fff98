package org.utmost.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;

/**
 * The embedded database: one file, in write-ahead mode, synced at every commit. Reads run on a few platform threads that
 * own a connection each, as a native call would pin a virtual thread's carrier.
 */
final class SqliteDatabase implements Database {
    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int WAITING_READS = 4096;

    private final Path file;
    private final TransactionListeners listeners = new TransactionListeners();
    private final List<Connection> open = new CopyOnWriteArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // each database has reader threads of its own
    private final ThreadLocal<Link> links = new ThreadLocal<>();

    private final ExecutorService readers;
    private final GroupCommit writer;

    SqliteDatabase(Path file, EventBus bus) throws SQLException {
        this.file = file;
        this.writer = new GroupCommit(connect(), listeners, bus);
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
        return await(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return query.run(link());
                    } catch (SQLException e) {
                        throw Failures.translate(e);
                    }
                },
                readers));
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        return await(writer.submit(transaction));
    }

    @Override
    public <E extends Event> void during(Class<E> type, BiConsumer<Tx, E> action) {
        listeners.add(type, action);
    }

    @Override
    public int connections() {
        return open.size();
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        for (Connection connection : open) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw Failures.translate(e);
            }
        }
    }

    private Link link() throws SQLException {
        Link link = links.get();
        if (link == null) {
            link = connect();
            links.set(link);
        }
        return link;
    }

    private Link connect() throws SQLException {
        Connection connection = config().createConnection("jdbc:sqlite:" + file);
        open.add(connection);
        return new Link(connection, SQLDialect.SQLITE);
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
