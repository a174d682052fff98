package org.utmost.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.Await;

/** A disk that fails or is full costs the transactions of that moment, and nothing else. */
class SqliteFailureTest {
    private record Written(String name) implements Event {}

    @TempDir
    private Path folder;

    private final Health health = new Health();
    private final EventBus bus = new EventBus(health);

    /** How many statements of the writer go well before one fails; negative for all. */
    private final AtomicInteger untilFailure = new AtomicInteger(-1);

    private final List<String> told = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open() {
        Path file = folder.resolve("test.db");
        Databases.sqlite(file, bus, health).close();
        database = new SqliteDatabase(
                () -> {
                    Connection real = SqliteDatabase.config().createConnection("jdbc:sqlite:" + file);
                    return new Link(failing(real), SQLDialect.SQLITE);
                },
                bus,
                health);
        bus.onCommit(Written.class, written -> told.add(written.name()));
    }

    @AfterEach
    void close() {
        bus.close();
        database.close();
    }

    @Test
    void an_error_at_any_statement_leaves_nothing_half_written_and_the_next_write_works() {
        List<String> answered = new ArrayList<>();
        boolean failed = true;
        for (int statement = 0; failed; statement++) {
            untilFailure.set(statement);
            failed = false;
            try {
                put("a" + statement, "b" + statement);
                answered.addAll(List.of("a" + statement, "b" + statement));
            } catch (DatabaseUnavailable refused) {
                failed = true;
                assertThat(health.unwell()).containsExactly("sqlite-writer");
            }
            untilFailure.set(-1);
            assertThat(names()).containsExactlyInAnyOrderElementsOf(answered);
            put("c" + statement, "d" + statement);
            answered.addAll(List.of("c" + statement, "d" + statement));
            assertThat(names()).containsExactlyInAnyOrderElementsOf(answered);
            assertThat(health.unwell()).isEmpty();
            assertThat(statement).as("it fails at a statement each time").isLessThan(50);
        }
        assertThat(answered).hasSizeGreaterThan(12);
        assertThat(told)
                .containsExactlyElementsOf(answered.stream()
                        .filter(name -> name.startsWith("a") || name.startsWith("c"))
                        .toList());
    }

    @Test
    void a_full_disk_is_told_and_after_it_has_room_again_all_goes_on() throws SQLException {
        put("before", "before2");
        limit("PRAGMA max_page_count = " + pages());
        String large = "x".repeat(1_000);
        List<String> answered = new ArrayList<>(List.of("before", "before2"));
        int refused = 0;
        for (int i = 0; i < 400 && refused < 20; i++) {
            String name = "n" + i;
            try {
                database.change(tx -> insert(tx, name, large));
                answered.add(name);
            } catch (DatabaseFull full) {
                refused++;
                // The limit belongs to the connection: the next one is given it as well.
                assertThat(names()).containsExactlyInAnyOrderElementsOf(answered);
                database.change(tx -> {});
                limit("PRAGMA max_page_count = " + pages());
            }
        }
        assertThat(refused).isEqualTo(20);
        assertThat(health.unwell()).containsExactly("sqlite-writer");
        limit("PRAGMA max_page_count = 1000000");
        put("after", "after2");
        answered.addAll(List.of("after", "after2"));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void one_that_fails_on_a_neighbours_row_hears_of_it_when_the_row_is_there() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Void> gathered = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // While this one runs the others gather, and are committed together.
            Future<?> first = threads.submit(() -> database.change(tx -> {
                running.countDown();
                gathered.join();
            }));
            running.await();
            List<Future<Boolean>> others = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                others.add(threads.submit(() -> {
                    try {
                        database.change(tx -> insert(tx, "same", "1"));
                        return true;
                    } catch (UniqueViolation there) {
                        assertThat(names()).containsExactly("same");
                        return false;
                    }
                }));
            }
            Await.until(() -> ((SqliteDatabase) database).waiting() == 32);
            gathered.complete(null);
            first.get();
            int won = 0;
            for (Future<Boolean> each : others) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void a_transaction_that_breaks_in_the_worst_way_stops_no_other() {
        assertThatThrownBy(() -> database.change(tx -> {
                    insert(tx, "gone", "1");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(DatabaseException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        put("a", "b");
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    private void put(String name, String other) {
        database.change(tx -> {
            insert(tx, name, "1");
            tx.publish(new Written(name));
            insert(tx, other, "2");
        });
    }

    private static void insert(Tx tx, String name, String value) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, value)
                .execute();
    }

    private List<String> names() {
        return database.read(db -> db.sql().select(SYSTEMS.NAME).from(SYSTEMS).fetch(SYSTEMS.NAME));
    }

    /** Limits the writer's connection, which is the newest but for the readers'. */
    private void limit(String pragma) {
        database.change(tx -> tx.sql().execute(pragma));
    }

    private long pages() {
        return database.read(db -> ((Number) db.sql().fetchValue("PRAGMA page_count")).longValue());
    }

    private Connection failing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = call(() -> method.invoke(real, arguments));
                    return result instanceof PreparedStatement statement ? failing(statement) : result;
                });
    }

    private PreparedStatement failing(PreparedStatement real) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    boolean runs = method.getName().startsWith("execute") && onWriter();
                    if (runs && untilFailure.getAndUpdate(left -> left < 0 ? left : left - 1) == 0) {
                        throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_WRITE);
                    }
                    return call(() -> method.invoke(real, arguments));
                });
    }

    private static boolean onWriter() {
        return Thread.currentThread().getName().equals("sqlite-writer");
    }

    private interface Invocation {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
