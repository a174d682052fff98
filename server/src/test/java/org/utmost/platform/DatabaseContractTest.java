package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;

/** What everything above relies on, whichever database it is. */
@ParameterizedClass
@EnumSource
class DatabaseContractTest {
    private record Happened(String what) implements Event {}

    /** Queries that may be slow at a time: one less than SQLite has readers on the smallest machine. */
    private static final int SLOW = 3;

    @Parameter
    private DatabaseKind kind;

    private EventBus bus;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        bus = new EventBus(new Health());
        Map<String, String> environment = kind.environment();
        database = kind == DatabaseKind.SQLITE
                ? Databases.sqlite(Files.createTempDirectory("utmost-db").resolve("test.db"), bus, new Health())
                : Databases.postgres(PostgresUrl.of(environment.get("MM_SQLSETTINGS_DATASOURCE")), 8, bus);
    }

    @AfterEach
    void close() {
        bus.close();
        database.close();
    }

    @Test
    void what_was_written_is_read() {
        put("a", "1");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_transaction_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> database.write(tx -> {
                    insert(tx, "a", "1");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(names()).isEmpty();
        put("b", "1");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void a_second_row_of_the_same_key_is_named_and_harms_no_neighbour() throws Exception {
        put("a", "1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = i % 2 == 0 ? "a" : "n" + i;
                all.add(threads.submit(() -> {
                    if (name.equals("a")) {
                        assertThatThrownBy(() -> put("a", "2"))
                                .isInstanceOfSatisfying(
                                        UniqueViolation.class,
                                        e -> assertThat(e.concerns("systems")).isTrue());
                    } else {
                        put(name, "1");
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(names()).hasSize(26);
    }

    @Test
    void a_transaction_reads_what_it_wrote_and_nobody_else_does_before_it_ends() {
        database.write(tx -> {
            insert(tx, "a", "1");
            assertThat(tx.sql().fetchCount(SYSTEMS)).isEqualTo(1);
            assertThat(Executors.newVirtualThreadPerTaskExecutor().submit(() -> names().size()))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(0);
            return true;
        });
        assertThat(names()).hasSize(1);
    }

    @Test
    void events_come_after_the_commit_in_order_and_only_of_what_committed() {
        List<String> atCommit = new CopyOnWriteArrayList<>();
        List<String> later = new CopyOnWriteArrayList<>();
        bus.onCommit(Happened.class, event -> atCommit.add(event.what()));
        bus.follower("later").on(Happened.class, event -> later.add(event.what()));
        for (int i = 0; i < 20; i++) {
            String name = "n" + i;
            database.write(tx -> {
                insert(tx, name, "1");
                tx.publish(new Happened(name));
                assertThat(atCommit).doesNotContain(name);
                return true;
            });
            assertThat(atCommit).endsWith(name);
        }
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.publish(new Happened("never"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        Await.until(() -> later.size() == 20);
        assertThat(later).isEqualTo(atCommit).doesNotContain("never");
    }

    @Test
    void a_listener_in_the_transaction_shares_its_fate() {
        database.during(Happened.class, (tx, event) -> {
            insert(tx, "echo-" + event.what(), "1");
            if (event.what().equals("bad")) {
                throw new IllegalArgumentException("no");
            }
        });
        publish("good");
        assertThatThrownBy(() -> publish("bad")).isInstanceOf(IllegalArgumentException.class);
        assertThat(names()).containsExactly("echo-good");
    }

    @Test
    void of_many_writers_of_one_row_the_last_event_is_what_the_row_says() throws Exception {
        put("row", "0");
        List<String> later = new CopyOnWriteArrayList<>();
        bus.follower("later").on(Happened.class, event -> later.add(event.what()));
        int rounds = 40;
        together(16, writer -> {
            for (int i = 0; i < rounds; i++) {
                String value = writer + "." + i;
                database.change(tx -> {
                    set(tx, "row", value);
                    tx.publish(new Happened(value));
                });
            }
        });
        Await.until(() -> later.size() == 16 * rounds);
        assertThat(later.getLast()).isEqualTo(value("row"));
    }

    @Test
    void a_follower_may_write_and_delays_no_other() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        List<String> quick = new CopyOnWriteArrayList<>();
        bus.follower("slow").on(Happened.class, event -> {
            wait(held);
            put("echo-" + event.what(), "1");
        });
        bus.follower("quick").on(Happened.class, event -> quick.add(event.what()));
        publish("a");
        publish("b");
        Await.until(() -> quick.size() == 2);
        assertThat(names()).isEmpty();
        held.countDown();
        Await.until(() -> names().size() == 2);
        assertThat(names()).containsExactlyInAnyOrder("echo-a", "echo-b");
    }

    @Test
    void two_that_lock_each_others_rows_both_get_through() throws Exception {
        put("a", "0");
        put("b", "0");
        together(2, writer -> {
            String first = writer == 0 ? "a" : "b";
            String second = writer == 0 ? "b" : "a";
            for (int i = 0; i < 10; i++) {
                database.change(tx -> {
                    add(tx, first);
                    add(tx, second);
                });
            }
        });
        assertThat(value("a")).isEqualTo("20");
        assertThat(value("b")).isEqualTo("20");
    }

    private interface Writer {
        void run(int number);
    }

    private static void together(int writers, Writer each) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int number = i;
                all.add(threads.submit(() -> each.run(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void set(Tx tx, String name, String value) {
        tx.sql()
                .update(SYSTEMS)
                .set(SYSTEMS.VALUE, value)
                .where(SYSTEMS.NAME.eq(name))
                .execute();
    }

    private static void add(Tx tx, String name) {
        String before = tx.locked(tx.sql().selectFrom(SYSTEMS).where(SYSTEMS.NAME.eq(name)))
                .fetchSingle(SYSTEMS.VALUE);
        set(tx, name, String.valueOf(Integer.parseInt(before) + 1));
    }

    private String value(String name) {
        return database.read(
                db -> db.sql().selectFrom(SYSTEMS).where(SYSTEMS.NAME.eq(name)).fetchSingle(SYSTEMS.VALUE));
    }

    @Test
    void slow_queries_stall_no_other() {
        CountDownLatch begun = new CountDownLatch(SLOW);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SLOW; i++) {
                threads.execute(() -> database.read(db -> {
                    db.sql().fetchCount(SYSTEMS);
                    begun.countDown();
                    wait(end);
                    return 0;
                }));
            }
            wait(begun);
            try {
                put("a", "1");
                assertThat(names()).containsExactly("a");
            } finally {
                end.countDown();
            }
        }
    }

    @Test
    void bad_sql_is_our_exception() {
        assertThatThrownBy(() -> database.read(db -> db.sql().fetch("SELECT * FROM nowhere")))
                .isInstanceOf(DatabaseException.class)
                .isNotInstanceOf(UniqueViolation.class);
    }

    private void publish(String what) {
        database.change(tx -> tx.publish(new Happened(what)));
    }

    private void put(String name, String value) {
        database.change(tx -> insert(tx, name, value));
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
}
