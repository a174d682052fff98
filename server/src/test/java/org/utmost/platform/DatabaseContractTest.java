package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.FreshDatabase;
import org.utmost.testing.Gathering;

/** What everything above relies on, whichever database it is. */
@ParameterizedClass
@EachDatabase
class DatabaseContractTest {
    private record Happened(String what) implements Event {}

    /** Queries that may be slow at a time: one less than SQLite has readers on the smallest machine. */
    private static final int SLOW = 3;

    @Parameter
    private DatabaseKind kind;

    private FreshDatabase fresh;
    private EventBus bus;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        fresh = FreshDatabase.of(kind);
        bus = fresh.bus();
        database = fresh.database();
    }

    @AfterEach
    void close() {
        fresh.close();
    }

    @Test
    void what_was_written_is_read() {
        put("a", "1");
        assertThat(fresh.names()).containsExactly("a");
    }

    @Test
    void a_transaction_that_throws_leaves_nothing() {
        assertThatThrownBy(() -> database.write(tx -> {
                    FreshDatabase.insert(tx, "a", "1");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fresh.names()).isEmpty();
        put("b", "1");
        assertThat(fresh.names()).containsExactly("b");
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
        assertThat(fresh.names()).hasSize(26);
    }

    @Test
    void a_transaction_reads_what_it_wrote_and_nobody_else_does_before_it_ends() {
        database.write(tx -> {
            FreshDatabase.insert(tx, "a", "1");
            assertThat(tx.sql().fetchCount(SYSTEMS)).isEqualTo(1);
            assertThat(Executors.newVirtualThreadPerTaskExecutor()
                            .submit(() -> fresh.names().size()))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(0);
            return true;
        });
        assertThat(fresh.names()).hasSize(1);
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
                FreshDatabase.insert(tx, name, "1");
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
            FreshDatabase.insert(tx, "echo-" + event.what(), "1");
            if (event.what().equals("bad")) {
                throw new IllegalArgumentException("no");
            }
        });
        publish("good");
        assertThatThrownBy(() -> publish("bad")).isInstanceOf(IllegalArgumentException.class);
        assertThat(fresh.names()).containsExactly("echo-good");
    }

    @Test
    void of_many_writers_of_one_row_the_last_event_is_what_the_row_says() throws Exception {
        put("row", "0");
        List<String> later = new CopyOnWriteArrayList<>();
        bus.follower("later").on(Happened.class, event -> later.add(event.what()));
        int rounds = 40;
        FreshDatabase.together(16, writer -> {
            for (int i = 0; i < rounds; i++) {
                String value = writer + "." + i;
                database.change(tx -> {
                    FreshDatabase.set(tx, "row", value);
                    tx.publish(new Happened(value));
                });
            }
        });
        Await.until(() -> later.size() == 16 * rounds);
        assertThat(later.getLast()).isEqualTo(fresh.value("row"));
    }

    @Test
    void a_follower_may_write_and_delays_no_other() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        List<String> quick = new CopyOnWriteArrayList<>();
        bus.follower("slow").on(Happened.class, event -> {
            Gathering.await(held);
            put("echo-" + event.what(), "1");
        });
        bus.follower("quick").on(Happened.class, event -> quick.add(event.what()));
        publish("a");
        publish("b");
        Await.until(() -> quick.size() == 2);
        assertThat(fresh.names()).isEmpty();
        held.countDown();
        Await.until(() -> fresh.names().size() == 2);
        assertThat(fresh.names()).containsExactlyInAnyOrder("echo-a", "echo-b");
    }

    @Test
    void two_that_lock_each_others_rows_both_get_through() throws Exception {
        put("a", "0");
        put("b", "0");
        FreshDatabase.together(2, writer -> {
            String first = writer == 0 ? "a" : "b";
            String second = writer == 0 ? "b" : "a";
            for (int i = 0; i < 10; i++) {
                database.change(tx -> {
                    add(tx, first);
                    add(tx, second);
                });
            }
        });
        assertThat(fresh.value("a")).isEqualTo("20");
        assertThat(fresh.value("b")).isEqualTo("20");
    }

    private static void add(Tx tx, String name) {
        String before = tx.locked(tx.sql().selectFrom(SYSTEMS).where(SYSTEMS.NAME.eq(name)))
                .fetchSingle(SYSTEMS.VALUE);
        FreshDatabase.set(tx, name, String.valueOf(Integer.parseInt(before) + 1));
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
                    Gathering.await(end);
                    return 0;
                }));
            }
            Gathering.await(begun);
            try {
                put("a", "1");
                assertThat(fresh.names()).containsExactly("a");
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
        database.change(tx -> FreshDatabase.insert(tx, name, value));
    }
}
