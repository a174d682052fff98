package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;

/** What a server keeps goes into one file while it runs, and comes back from there. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts many programs, one after the other
class BackupTest {
    private static final int WRITERS = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EachDatabase
    void what_was_there_before_a_backup_is_there_after_a_restore_and_nothing_later(DatabaseKind kind)
            throws IOException {
        Map<String, String> environment = environment(kind);
        Path file = Files.createDirectory(folder.resolve("backups")).resolve("utmost.zip");
        try (Installation first = Installation.made(folder.resolve("first"), environment)) {
            String before = first.post("before");
            first.run("config", "set", "TeamSettings.SiteName", "Kept");
            Path picture = folder.resolve("first/files/20260101/teams/a b/写真.png");
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, "a picture");
            assertThat(first.run("backup", file.toString()))
                    .singleElement()
                    .asString()
                    .startsWith("Backed up the ")
                    .contains("1 file to " + file);
            String later = first.post("later");
            assertThat(first.found(List.of(before, later))).isEqualTo(2);
        }
        assertThat(folder.resolve("backups")).isDirectoryContaining("glob:**/utmost.zip");
        assertThat(Files.list(folder.resolve("backups"))).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        try (Installation second = Installation.at(folder.resolve("second"), kind.environment())) {
            assertThat(second.run("restore", file.toString()))
                    .singleElement()
                    .asString()
                    .startsWith("Restored the ")
                    .contains("start the server");
            assertThat(folder.resolve("second")).isDirectoryNotContaining("glob:**/.unfinished*");
            assertThat(folder.resolve("second/files/20260101/teams/a b/写真.png")).hasContent("a picture");
            second.start();
            assertThat(second.run("config", "get", "TeamSettings.SiteName")).containsExactly("Kept");
            assertThat(second.messages()).contains("before").doesNotContain("later");
        }
    }

    @ParameterizedTest
    @EachDatabase
    void a_backup_while_eight_write_holds_every_post_that_was_answered_before_it(DatabaseKind kind)
            throws IOException, SQLException {
        Path file = folder.resolve("utmost.zip");
        List<String> answered;
        try (Installation first = Installation.made(folder.resolve("first"), environment(kind))) {
            answered = backUpAmongWriters(first, file);
        }
        try (Installation second = Installation.at(folder.resolve("second"), kind.environment())) {
            second.run("restore", file.toString());
            if (kind == DatabaseKind.SQLITE) {
                assertThat(ask(folder.resolve("second/utmost.db"), "PRAGMA integrity_check"))
                        .isEqualTo("ok");
            }
            second.start();
            assertThat(second.found(answered)).isEqualTo(answered.size());
            assertThat(second.counted()).isEqualTo(second.rows()).isGreaterThanOrEqualTo(answered.size());
            second.post("it goes on");
        }
    }

    /** What was answered before the backup began. */
    private static List<String> backUpAmongWriters(Installation first, Path file) {
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.submit(() -> {
                    while (!over.get()) {
                        answered.add(first.post("meanwhile"));
                    }
                });
            }
            try {
                Await.until(() -> answered.size() > 300);
                List<String> before = List.copyOf(answered);
                first.run("backup", file.toString());
                int after = answered.size();
                assertThat(after).isGreaterThan(before.size());
                Await.until(() -> answered.size() > after);
                return before;
            } finally {
                over.set(true);
            }
        }
    }

    @Test
    void a_backup_neither_overwrites_a_file_nor_makes_up_a_server() throws IOException {
        Path file = folder.resolve("utmost.zip");
        try (Installation first = Installation.at(folder.resolve("first"), Map.of())) {
            assertThat(first.fails("backup", file.toString())).contains("--data");
            assertThat(folder.resolve("first")).doesNotExist();
            first.run("config", "set", "TeamSettings.SiteName", "Without a database");
            assertThat(first.fails("backup", file.toString())).contains("utmost.db", "start the server");
            first.run("user", "create", "--email", "a@b.c", "--username", "ann", "--password", "password 1");
            assertThat(first.fails("backup", folder.resolve("none/utmost.zip").toString()))
                    .contains("no folder");
            Files.writeString(file, "what somebody needs");
            assertThat(first.fails("backup", file.toString())).contains("exists already");
            assertThat(file).hasContent("what somebody needs");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, folder.resolve("first"));
        }
    }

    @Test
    void a_restore_replaces_only_what_it_is_told_to_and_no_running_server() throws IOException, SQLException {
        Path file = folder.resolve("utmost.zip");
        Path data = folder.resolve("first");
        try (Installation first = Installation.made(data, Map.of())) {
            first.post("before");
            first.run("backup", file.toString());
            first.post("later");
            first.run("config", "set", "TeamSettings.SiteName", "Later");
            assertThat(first.fails("restore", "--replace", file.toString())).contains("Another server runs");
            first.stop();
            assertThat(first.fails("restore", file.toString())).contains("utmost.db", "--replace");
            try (Connection other = open(data.resolve("utmost.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                assertThat(first.fails("restore", "--replace", file.toString())).contains("in use");
            }
            first.start();
            assertThat(first.messages()).contains("before", "later");
            first.stop();
            first.run("restore", "--replace", file.toString());
            first.start();
            assertThat(first.messages()).contains("before").doesNotContain("later");
            assertThat(first.run("config", "get", "TeamSettings.SiteName")).containsExactly("Utmost");
        }
    }

    @Test
    void a_damaged_database_is_replaced_with_all_that_lies_beside_it() throws IOException {
        Path file = folder.resolve("utmost.zip");
        Path data = folder.resolve("first");
        try (Installation first = Installation.made(data, Map.of())) {
            first.post("before");
            first.run("backup", file.toString());
            first.stop();
            Files.writeString(data.resolve("utmost.db"), "This is a letter to grandmother. ".repeat(1_000));
            Files.writeString(data.resolve("utmost.db-wal"), "And this is another. ".repeat(1_000));
            first.run("restore", "--replace", file.toString());
            assertThat(data.resolve("utmost.db-wal")).doesNotExist();
            first.start();
            assertThat(first.messages()).contains("before");
        }
    }

    @Test
    void where_the_things_of_a_directory_lie_stays_its_own() throws IOException {
        Path file = folder.resolve("utmost.zip");
        try (Installation first = Installation.made(folder.resolve("first"), Map.of())) {
            first.post("of the first");
            first.run(
                    "config",
                    "set",
                    "SqlSettings.DataSource",
                    folder.resolve("first/utmost.db").toString());
            first.run("backup", file.toString());
        }
        try (Installation second = Installation.at(folder.resolve("second"), Map.of())) {
            assertThat(second.fails("restore", file.toString())).contains("first/utmost.db", "--replace");
            String own = folder.resolve("second/own.db").toString();
            second.run("config", "set", "SqlSettings.DataSource", own);
            second.run("restore", "--replace", file.toString());
            assertThat(second.run("config", "get", "SqlSettings.DataSource")).containsExactly(own);
            second.start();
            assertThat(second.messages()).contains("of the first");
        }
    }

    /** A fresh database, if the programs that copy it are here. */
    private static Map<String, String> environment(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        if (kind == DatabaseKind.POSTGRES) {
            ClientPrograms.assumeFor(environment.get("MM_SQLSETTINGS_DATASOURCE"));
        }
        return environment;
    }

    private static String ask(Path database, String sql) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection open(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
