package org.utmost.testing;

import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.Tx;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;

/** An empty database without a server around it, and its bus. Tests write rows of the table systems. */
public record FreshDatabase(EventBus bus, Database database) implements AutoCloseable {
    public static FreshDatabase of(DatabaseKind kind) throws IOException {
        EventBus bus = new EventBus(new Health());
        String url = kind.environment().get("MM_SQLSETTINGS_DATASOURCE");
        Database database = url == null
                ? Databases.sqlite(Files.createTempDirectory("utmost-db").resolve("test.db"), bus, new Health())
                : Databases.postgres(PostgresUrl.of(url), 8, bus);
        return new FreshDatabase(bus, database);
    }

    public List<String> names() {
        return database.read(db -> db.sql().select(SYSTEMS.NAME).from(SYSTEMS).fetch(SYSTEMS.NAME));
    }

    public String value(String name) {
        return database.read(
                db -> db.sql().selectFrom(SYSTEMS).where(SYSTEMS.NAME.eq(name)).fetchSingle(SYSTEMS.VALUE));
    }

    public static void insert(Tx tx, String name, String value) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, value)
                .execute();
    }

    public static void set(Tx tx, String name, String value) {
        tx.sql()
                .update(SYSTEMS)
                .set(SYSTEMS.VALUE, value)
                .where(SYSTEMS.NAME.eq(name))
                .execute();
    }

    /** Lets so many do the same at once, each with its number. */
    public static void together(int callers, IntConsumer each) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                all.add(threads.submit(() -> each.accept(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Override
    public void close() {
        bus.close();
        database.close();
    }
}
