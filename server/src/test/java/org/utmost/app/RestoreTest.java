package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.app.backup.BackupFailure;
import org.utmost.app.backup.Existing;
import org.utmost.app.backup.Restore;
import org.utmost.testing.DatabaseKind;

/** A file that is not a whole backup, or not one for here, changes nothing. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts some programs, one after the other
class RestoreTest {
    private static final String MANIFEST = "manifest.json";

    @TempDir
    private static Path folder;

    private static Path file;
    private static Installation first;
    private static List<String> before;

    @BeforeAll
    static void backUp() throws IOException {
        file = folder.resolve("utmost.zip");
        first = Installation.made(folder.resolve("first"), Map.of());
        Path kept = folder.resolve("first/files/one/kept.txt");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "one that is kept");
        first.post("before");
        first.run("backup", file.toString());
        first.post("later");
        Files.writeString(kept, "another now");
        first.run("config", "set", "TeamSettings.SiteName", "Later");
        first.stop();
        before = tree();
    }

    @AfterEach
    void nothingHasChanged() throws IOException {
        assertThat(tree()).isEqualTo(before);
    }

    /** Whatever was tried, all is as it was. */
    @AfterAll
    static void whatWasThereStillIs() {
        assertThat(folder.resolve("first/files/one/kept.txt")).hasContent("another now");
        assertThat(first.run("config", "get", "TeamSettings.SiteName")).containsExactly("Later");
        first.start();
        assertThat(first.messages()).contains("before", "later");
        first.close();
    }

    @Test
    void what_is_no_backup_or_missing_is_told() throws IOException {
        assertThat(refused(folder.resolve("none.zip"))).contains("no file");
        assertThat(refused(Files.writeString(folder.resolve("text"), "no zip"))).contains("no backup", "take another");
        assertThat(refused(with(Map.of(MANIFEST, "")))).contains(MANIFEST);
        assertThat(refused(with(Map.of(MANIFEST, "{}")))).contains(MANIFEST);
        assertThat(refused(without("utmost.db"))).contains("utmost.db");
        assertThat(refused(without(MANIFEST))).contains(MANIFEST);
    }

    @Test
    void a_backup_of_a_newer_server_is_refused_with_what_to_do() throws IOException {
        assertThat(refused(with(Map.of(MANIFEST, manifest("9.9.9", 9999, "sqlite")))))
                .contains("9.9.9", "newer", "restore it with that version");
    }

    @Test
    void a_backup_of_the_other_database_is_refused() throws IOException {
        Path other = renamed("utmost.db", "postgres.dump", manifest("0.1.0", 1, "postgres"));
        assertThat(refused(other)).contains("of PostgreSQL", "set up for SQLite", "SqlSettings.DataSource");
        Path second = Files.createDirectory(folder.resolve("second"));
        assertThat(refused(file, second, DatabaseKind.POSTGRES.environment()))
                .contains("of SQLite", "set up for PostgreSQL");
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void no_entry_leads_out_of_the_directory() throws IOException {
        for (String name :
                List.of("files/../../evil", "/evil", "files/a/../../../evil", "evil", "files//evil", "files/a\\b")) {
            assertThat(refused(with(Map.of(name, "evil")))).contains(name, "no backup has");
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void a_damaged_backup_is_refused_wherever_the_damage_is() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.zip");
        for (int part = 1; part < 40; part++) {
            byte[] bytes = whole.clone();
            for (int i = 0; i < 16; i++) {
                bytes[whole.length * part / 40 + i] ^= 0x5a;
            }
            Files.write(damaged, bytes);
            assertThat(refused(damaged)).as("part %d", part).contains("damaged.zip");
        }
        Files.write(damaged, Arrays.copyOf(whole, whole.length - 100));
        assertThat(refused(damaged)).contains("damaged.zip");
    }

    @Test
    void programs_of_postgresql_that_are_missing_or_too_old_are_named() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        try (Installation third = Installation.made(folder.resolve("third"), postgresWith(programs))) {
            Path none = folder.resolve("third.zip");
            assertThat(third.fails("backup", none.toString())).contains("no pg_dump on the PATH", "install");
            program(programs, "pg_dump", "echo 'pg_dump (PostgreSQL) 9.6.1'");
            assertThat(third.fails("backup", none.toString())).contains("version 9", "older", "install");
            assertThat(none).doesNotExist();
        }
    }

    /** Programs of our own stand in for PostgreSQL's, so that they fail when they should. */
    @Test
    void nothing_is_committed_or_changed_when_a_program_of_postgresql_fails() throws IOException {
        Path dump = renamed("utmost.db", "postgres.dump", manifest("0.1.0", 1, "postgres"));
        Path programs = Files.createDirectory(folder.resolve("failing"));
        Path heard = folder.resolve("heard.sql");
        Path own = Files.createDirectories(folder.resolve("fourth/files/one")).resolve("kept.txt");
        Files.writeString(own, "my own");
        Installation fourth = Installation.at(folder.resolve("fourth"), postgresWith(programs));
        String list = "echo '1; 1259 1 TABLE public flyway_schema_history ann'";
        program(programs, "pg_restore", "case $2 in --schema*) " + list + ";; *) echo 'SELECT 1;'; exit 1;; esac");
        program(programs, "psql", "/bin/cat > " + heard);
        assertThat(fourth.fails("restore", "--replace", dump.toString())).contains("pg_restore failed");
        assertThat(heard).content().contains("BEGIN;", "SELECT 1;").doesNotContain("COMMIT");
        assertThat(own).hasContent("my own");
        program(programs, "pg_restore", "case $2 in --schema*) " + list + ";; *) echo 'SELECT 1;';; esac");
        program(programs, "psql", "/bin/cat > " + heard + "; echo 'psql: ERROR:  no room' >&2; exit 3");
        assertThat(fourth.fails("restore", "--replace", dump.toString())).contains("psql failed", "no room");
        assertThat(heard).content().endsWith("COMMIT;\n");
        assertThat(own).hasContent("my own");
        assertThat(folder.resolve("fourth/config.json")).doesNotExist();
    }

    private static Map<String, String> postgresWith(Path programs) {
        Map<String, String> environment = new HashMap<>(DatabaseKind.POSTGRES.environment());
        environment.put("PATH", programs.toString());
        return environment;
    }

    /** A program that is new enough, and else does as it is told. */
    private static void program(Path programs, String name, String work) throws IOException {
        String version = "if [ \"$1\" = --version ]; then echo '" + name + " (PostgreSQL) 99.0'; exit; fi";
        String text = "#!/bin/sh\n" + (work.contains("(PostgreSQL)") ? "" : version + "\n") + work + "\n";
        Path program = Files.writeString(programs.resolve(name), text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    /** What is said to a backup that is to replace all that is there. */
    private static String refused(Path backup) {
        return refused(backup, folder.resolve("first"), Map.of());
    }

    private static String refused(Path backup, Path data, Map<String, String> environment) {
        try (Restore restore = new Restore(backup)) {
            return "not refused: " + restore.into(data, environment, Existing.REPLACED, percent -> {});
        } catch (BackupFailure failure) {
            return String.valueOf(failure.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in the data directory, with the sizes of files. */
    private static List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("first"))) {
            return all.filter(path -> !path.toString().contains("utmost.db-"))
                    .map(path -> path
                            + (Files.isDirectory(path)
                                    ? ""
                                    : " " + path.toFile().length()))
                    .sorted()
                    .toList();
        }
    }

    private static String manifest(String version, int schema, String database) {
        return "{\"utmost\":\"" + version + "\",\"schema\":" + schema + ",\"database\":\"" + database
                + "\",\"at\":\"2026-01-01T00:00:00Z\"}";
    }

    private static Path with(Map<String, String> entries) throws IOException {
        Map<String, byte[]> all = entries();
        entries.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zip(all);
    }

    private static Path without(String name) throws IOException {
        Map<String, byte[]> all = entries();
        all.remove(name);
        return zip(all);
    }

    private static Path renamed(String from, String to, String manifest) throws IOException {
        Map<String, byte[]> all = entries();
        all.put(to, all.remove(from));
        all.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        return zip(all);
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Path zip(Map<String, byte[]> entries) throws IOException {
        Path made = folder.resolve("made.zip");
        try (OutputStream out = Files.newOutputStream(made);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return made;
    }
}
