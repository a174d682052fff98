package org.utmost.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.utmost.schema.Tables.SYSTEMS;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
        PostgresUrl cut = new PostgresUrl(
                List.of("127.0.0.1:" + line.port()), real.database(), real.user(), real.password(), real.parameters());
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

    private void put(String name) {
        database.change(tx -> {
            tx.sql()
                    .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                    .values(name, "1")
                    .execute();
            tx.publish(new Written(name));
        });
    }

    private List<String> names() {
        return database.read(db -> db.sql()
                .select(SYSTEMS.NAME)
                .from(SYSTEMS)
                .orderBy(SYSTEMS.NAME)
                .fetch(SYSTEMS.NAME));
    }
}
