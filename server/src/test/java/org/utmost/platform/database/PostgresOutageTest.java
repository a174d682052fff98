package org.utmost.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.Await;
import org.utmost.testing.CutLine;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.Gathering;

/** PostgreSQL goes away, or its line is cut, at the worst moments. */
class PostgresOutageTest {
    private record Written(String name) implements Event {}

    private final EventBus bus = new EventBus(new Health());
    private final List<String> told = new CopyOnWriteArrayList<>();
    private CutLine line;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        PostgresUrl real = PostgresUrl.of(DatabaseKind.POSTGRES.environment().get("MM_SQLSETTINGS_DATASOURCE"));
        line = new CutLine(real.hosts().getFirst());
        // Statements that are not prepared have their words on the line each time.
        PostgresUrl cut = new PostgresUrl(
                List.of("127.0.0.1:" + line.port()),
                real.database(),
                real.user(),
                real.password(),
                Map.of("sslmode", "disable", "prepareThreshold", "0"));
        database = Databases.postgres(cut, 4, bus);
        bus.follower("told").on(Written.class, written -> told.add(written.name()));
    }

    @AfterEach
    void close() throws IOException {
        bus.close();
        database.close();
        line.close();
    }

    @Test
    void a_line_that_is_cut_at_the_commit_is_answered_as_what_became_of_it() {
        for (int i = 0; i < 5; i++) {
            String name = "a" + i;
            line.cutAfter("COMMIT");
            put(name);
            assertThat(names()).endsWith(name);
            Await.until(() -> told.contains(name));
        }
        assertThat(told).hasSize(5);
    }

    @Test
    void a_line_that_is_cut_before_the_commit_costs_nothing() {
        put("a");
        line.cutAfter("insert into");
        put("b");
        line.cutAfter("select");
        assertThat(names()).containsExactly("a", "b");
        Await.until(() -> told.size() == 2);
    }

    @Test
    void while_the_database_is_away_callers_hear_so_within_two_seconds_and_afterwards_all_works() {
        put("a");
        line.down();
        for (Runnable call : List.<Runnable>of(this::names, () -> put("lost"))) {
            long start = System.nanoTime();
            assertThatThrownBy(call::run).isInstanceOf(DatabaseUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
        line.up();
        Await.until(() -> {
            try {
                put("b");
                return true;
            } catch (DatabaseUnavailable stillAway) {
                return false;
            }
        });
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void a_commit_whose_outcome_nobody_can_tell_is_refused_and_its_event_comes_when_it_can_be_told() {
        line.downAfter("COMMIT");
        assertThatThrownBy(() -> put("a")).isInstanceOf(DatabaseUnavailable.class);
        assertThat(told).isEmpty();
        line.up();
        Await.until(() -> told.contains("a"));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_line_that_is_cut_at_the_commit_of_several_is_answered_to_each_as_what_became_of_it() throws Exception {
        List<Future<String>> answers = together("COMMIT", line::cutAfter);
        assertThat(answers).extracting(Future::get).containsExactly("a", "b", "c", "d");
        assertThat(names()).containsExactly("a", "b", "c", "d");
        Await.until(() -> told.size() == 4);
        assertThat(told).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_line_that_is_cut_amid_several_costs_nothing() throws Exception {
        List<Future<String>> answers = together("insert into", line::cutAfter);
        assertThat(answers).extracting(Future::get).containsExactly("a", "b", "c", "d");
        assertThat(names()).containsExactly("a", "b", "c", "d");
        Await.until(() -> told.size() == 4);
    }

    @Test
    void several_whose_commit_has_an_unknown_outcome_all_hear_so_and_their_events_come_when_it_can_be_told()
            throws Exception {
        List<Future<String>> answers = together("COMMIT", line::downAfter);
        assertThat(answers.removeFirst().get()).isEqualTo("a");
        for (Future<String> answer : answers) {
            assertThatThrownBy(answer::get).cause().isInstanceOf(DatabaseUnavailable.class);
        }
        assertThat(told).containsExactly("a");
        line.up();
        Await.until(() -> told.size() == 4);
        assertThat(told).containsExactly("a", "b", "c", "d");
        assertThat(names()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_change_that_brought_its_number_along_is_settled_by_it() {
        put("a");
        for (int i = 1; i <= 3; i++) {
            line.cutAfter("COMMIT");
            String value = String.valueOf(i);
            assertThat(database.<String>write(tx -> {
                        PreparedStatement update =
                                tx.prepareNumbered("UPDATE systems SET value = ? WHERE name = 'a' RETURNING value");
                        update.setString(1, value);
                        try (ResultSet row = update.executeQuery()) {
                            assertThat(tx.next(row)).isTrue();
                            tx.publish(new Written(value));
                            return row.getString(1);
                        }
                    }))
                    .isEqualTo(value);
        }
        Await.until(() -> told.size() == 4);
        assertThat(told).containsExactly("a", "1", "2", "3");
    }

    @Test
    void a_commit_of_nothing_is_repeated_when_its_line_is_cut() {
        line.cutAfter("COMMIT");
        database.change(tx -> tx.publish(new Written("a")));
        Await.until(() -> told.contains("a"));
        assertThat(told).containsExactly("a");
    }

    @Test
    void an_unknown_outcome_without_events_keeps_no_event_waiting() {
        line.downAfter("COMMIT");
        assertThatThrownBy(() -> database.change(tx -> insert(tx, "a"))).isInstanceOf(DatabaseUnavailable.class);
        bus.committed(List.of(new Written("other")));
        Await.until(() -> told.contains("other"));
    }

    @Test
    void an_unknown_outcome_keeps_no_event_waiting_once_the_database_is_closed() {
        line.downAfter("COMMIT");
        assertThatThrownBy(() -> put("a")).isInstanceOf(DatabaseUnavailable.class);
        bus.committed(List.of(new Written("other")));
        database.close();
        Await.until(() -> told.contains("other"));
        assertThat(told).containsExactly("other");
    }

    /** One after whom three are written together, and while they are, the line is cut after these words. */
    private List<Future<String>> together(String words, Consumer<String> cut) throws InterruptedException {
        AtomicBoolean first = new AtomicBoolean(true);
        return Gathering.of(database, List.of("a", "b", "c", "d"), (tx, names) -> {
            if (names.size() > 1 && first.getAndSet(false)) {
                cut.accept(words);
            }
            names.forEach(name -> insert(tx, name));
            names.forEach(name -> tx.publish(new Written(name)));
            return names;
        });
    }

    private void put(String name) {
        database.change(tx -> {
            insert(tx, name);
            tx.publish(new Written(name));
        });
    }

    private static void insert(Tx tx, String name) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, "1")
                .execute();
    }

    private List<String> names() {
        return database.read(db -> db.sql()
                .select(SYSTEMS.NAME)
                .from(SYSTEMS)
                .orderBy(SYSTEMS.NAME)
                .fetch(SYSTEMS.NAME));
    }
}
