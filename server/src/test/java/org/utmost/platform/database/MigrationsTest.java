package org.utmost.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.text.Csv;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;

/** A start looks at the history of the schema, and asks Flyway only where that is not what this build would leave. */
class MigrationsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EachDatabase
    void the_list_that_is_made_with_the_build_is_what_flyway_writes_down(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        Map<String, Integer> listed =
                Csv.rows(Migrations.class, "/db/" + kind.name().toLowerCase(Locale.ROOT) + ".csv").stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> Integer.valueOf(row.get(1))));
        try (Database database = open(environment)) {
            Map<String, Integer> written = database.read(db -> db.sql()
                    .fetch("SELECT version, checksum FROM flyway_schema_history")
                    .intoMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class)));
            assertThat(written).isEqualTo(listed).hasSizeGreaterThan(8);
        }
        open(environment).close();
    }

    @ParameterizedTest
    @EachDatabase
    void a_schema_that_a_newer_server_made_is_refused(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        execute(
                environment,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'them', 1, true)");
        assertThatThrownBy(() -> open(environment))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("newer")
                .hasMessageContaining("9999");
    }

    @ParameterizedTest
    @EachDatabase
    void a_migration_that_was_another_one_when_it_ran_is_refused(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        execute(environment, "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");
        assertThatThrownBy(() -> open(environment))
                .isInstanceOf(FlywayValidateException.class)
                .hasMessageContaining("checksum");
    }

    @ParameterizedTest
    @EachDatabase
    void a_migration_that_went_wrong_is_refused(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        execute(environment, "UPDATE flyway_schema_history SET success = false WHERE version = '1'");
        assertThatThrownBy(() -> open(environment))
                .isInstanceOf(FlywayValidateException.class)
                .hasMessageContaining("failed");
    }

    private void execute(Map<String, String> environment, String sql) {
        try (Database database = open(environment)) {
            database.change(tx -> tx.sql().execute(sql));
        }
    }

    private Database open(Map<String, String> environment) {
        String url = environment.get("MM_SQLSETTINGS_DATASOURCE");
        EventBus bus = new EventBus(new Health());
        return url == null
                ? Databases.sqlite(folder.resolve("test.db"), bus, new Health())
                : Databases.postgres(PostgresUrl.of(url), 2, bus);
    }
}
