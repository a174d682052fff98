package org.utmost.platform.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;

/** A database whose queries and transactions are counted and timed, waiting included. */
public final class MeasuredDatabase implements Database {
    private final Database database;
    private final Timer reads;
    private final Timer writes;

    public MeasuredDatabase(Database database, MeterRegistry meters) {
        this.database = database;
        this.reads = timer("read", meters);
        this.writes = timer("write", meters);
        Gauge.builder("utmost.database.connections", database, Database::connections)
                .description("Open database connections")
                .register(meters);
    }

    @Override
    public <T extends @Nullable Object> T read(Query<Reader, T> query) {
        long start = System.nanoTime();
        try {
            return database.read(query);
        } finally {
            reads.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Query<Tx, T> transaction) {
        long start = System.nanoTime();
        try {
            return database.write(transaction);
        } finally {
            writes.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public <I, R extends @Nullable Object> R write(Batch<I, R> batch, String key, I item) {
        long start = System.nanoTime();
        try {
            return database.write(batch, key, item);
        } finally {
            writes.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public <E extends Event> void during(Class<E> type, BiConsumer<Tx, E> action) {
        database.during(type, action);
    }

    @Override
    public int connections() {
        return database.connections();
    }

    @Override
    public void close() {
        database.close();
    }

    private static Timer timer(String kind, MeterRegistry meters) {
        return Timer.builder("utmost.database.transactions")
                .description("Queries and transactions, waiting included")
                .tag("kind", kind)
                .register(meters);
    }
}
