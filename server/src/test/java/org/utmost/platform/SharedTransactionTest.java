package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.utmost.platform.database.Batch;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.FreshDatabase;
import org.utmost.testing.Gathering;

/** What those rely on who wait for the same row, whichever database it is in. */
@ParameterizedClass
@EachDatabase
class SharedTransactionTest {
    private record Happened(String what) implements Event {}

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
    void those_who_wait_for_a_row_share_a_transaction_and_each_gets_its_own_answer() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        List<String> later = later();
        List<Future<String>> answers = Gathering.of(database, List.of("a", "b", "c", "d", "e"), (tx, names) -> {
            sizes.add(names.size());
            return added(tx, names);
        });
        assertThat(answers).extracting(Future::get).containsExactly("+a", "+b", "+c", "+d", "+e");
        assertThat(sizes).containsExactly(1, 4);
        assertThat(fresh.names()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        Await.until(() -> later.size() == 5);
        assertThat(later).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void one_that_fails_in_a_shared_transaction_fails_alone() throws Exception {
        List<String> later = later();
        List<Future<String>> answers = Gathering.of(database, List.of("a", "b", "bad", "d", "e", "f"), (tx, names) -> {
            List<String> added = added(tx, names);
            if (names.contains("bad")) {
                throw new IllegalArgumentException("no");
            }
            return added;
        });
        assertThatThrownBy(answers.remove(2)::get).cause().isInstanceOf(IllegalArgumentException.class);
        assertThat(answers).extracting(Future::get).containsExactly("+a", "+b", "+d", "+e", "+f");
        assertThat(fresh.names()).containsExactlyInAnyOrder("a", "b", "d", "e", "f");
        Await.until(() -> later.size() == 5);
        assertThat(later).containsExactly("a", "b", "d", "e", "f");
    }

    @Test
    void of_two_with_one_key_in_a_shared_transaction_the_second_hears_so() throws Exception {
        List<Future<String>> answers =
                Gathering.of(database, List.of("a", "b", "c", "b", "d"), SharedTransactionTest::added);
        assertThatThrownBy(answers.remove(3)::get)
                .cause()
                .isInstanceOfSatisfying(
                        UniqueViolation.class,
                        e -> assertThat(e.concerns("systems")).isTrue());
        assertThat(answers).extracting(Future::get).containsExactly("+a", "+b", "+c", "+d");
        assertThat(fresh.names()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void a_batch_that_answers_too_few_writes_nothing() {
        Batch<String, String> forgetful = (tx, names) -> {
            added(tx, names);
            return List.of();
        };
        assertThatThrownBy(() -> database.write(forgetful, "row", "a")).isInstanceOf(IllegalStateException.class);
        assertThat(fresh.names()).isEmpty();
    }

    @Test
    void many_writers_of_one_row_that_share_transactions_count_exactly() throws Exception {
        database.change(tx -> FreshDatabase.insert(tx, "row", "0"));
        Set<Integer> counted = ConcurrentHashMap.newKeySet();
        List<String> later = later();
        Batch<Integer, Integer> counter = (tx, some) -> {
            int before = Integer.parseInt(tx.locked(tx.sql().selectFrom(SYSTEMS).where(SYSTEMS.NAME.eq("row")))
                    .fetchSingle(SYSTEMS.VALUE));
            FreshDatabase.set(tx, "row", String.valueOf(before + some.size()));
            List<Integer> numbers = IntStream.rangeClosed(1, some.size())
                    .mapToObj(i -> before + i)
                    .toList();
            numbers.forEach(number -> tx.publish(new Happened(String.valueOf(number))));
            return numbers;
        };
        FreshDatabase.together(64, writer -> {
            for (int i = 0; i < 10; i++) {
                counted.add(database.write(counter, "row", writer));
            }
        });
        assertThat(counted).hasSize(640);
        assertThat(fresh.value("row")).isEqualTo("640");
        Await.until(() -> later.size() == 640);
        assertThat(later)
                .isEqualTo(
                        IntStream.rangeClosed(1, 640).mapToObj(String::valueOf).toList());
    }

    @Test
    void a_follower_that_is_behind_writes_though_others_wait_for_it_at_the_same_row() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Batch<String, String> batch = SharedTransactionTest::added;
        List<Thread> callers = new CopyOnWriteArrayList<>();
        bus.follower("slow").on(Happened.class, event -> {
            if (event.what().equals("first")) {
                Gathering.await(held);
                database.write(batch, "row", "follower");
            }
        });
        bus.committed(List.of(new Happened("first")));
        bus.committed(Collections.nCopies(10_000, new Happened("more")));
        FreshDatabase.together(2, number -> {
            callers.add(Thread.currentThread());
            if (number == 0) {
                database.write(batch, "row", "caller");
            } else {
                Await.until(() -> callers.size() == 2
                        && callers.stream().anyMatch(caller -> caller.getState() == Thread.State.WAITING));
                held.countDown();
            }
        });
        Await.until(() -> fresh.names().size() == 2);
    }

    private List<String> later() {
        List<String> later = new CopyOnWriteArrayList<>();
        bus.follower("later").on(Happened.class, event -> later.add(event.what()));
        return later;
    }

    private static List<String> added(Tx tx, List<String> names) throws SQLException {
        PreparedStatement insert = tx.prepare("INSERT INTO systems (name, value) VALUES (?, '1')");
        for (String name : names) {
            insert.setString(1, name);
            insert.addBatch();
        }
        insert.executeBatch();
        names.forEach(name -> tx.publish(new Happened(name)));
        return names.stream().map(name -> "+" + name).toList();
    }
}
