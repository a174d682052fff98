package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.ChildProcess;

@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts many programs, one after the other
class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void a_running_server_takes_what_the_commands_do_and_stops_when_told() {
        String data = folder.resolve("data").toString();
        assertThat(run("config", "set", "--data", data, "ServiceSettings.EnableUserAccessTokens", "true"))
                .isEmpty();
        String id = run(
                        "user",
                        "create",
                        "--data",
                        data,
                        "--email",
                        "a@example.com",
                        "--username",
                        "ann",
                        "--password",
                        "password 1")
                .getFirst();
        try (ChildProcess server =
                new ChildProcess(Map.of(), List.of("server", "--data", data, "--listen", "127.0.0.1:0"))) {
            Caller nobody = Callers.at("http://127.0.0.1:" + server.port());
            String token = run("token", "create", "--data", data, "--username", "ann", "--description", "cron")
                    .getFirst();
            Answer me = nobody.token(token).get("/users/me").is(200);
            assertThat(me.text("id")).isEqualTo(id);
            assertThat(me.text("roles")).isEqualTo("system_admin system_user");
            run(
                    "user",
                    "create",
                    "--data",
                    data,
                    "--email",
                    "b@example.com",
                    "--username",
                    "bob",
                    "--password",
                    "password 2");
            nobody.post("/users/login", Map.of("login_id", "bob", "password", "password 2"))
                    .is(200);
            run("user", "password", "--data", data, "--password", "password 3", "bob");
            nobody.post("/users/login", Map.of("login_id", "bob", "password", "password 2"))
                    .is(401);
            nobody.post("/users/login", Map.of("login_id", "bob", "password", "password 3"))
                    .is(200);
            run("config", "set", "--data", data, "TeamSettings.SiteName", "By hand");
            Await.until(() -> nobody.get("/config/client").text("SiteName").equals("By hand"));
            assertThat(run("config", "get", "--data", data, "TeamSettings.SiteName"))
                    .containsExactly("By hand");
            server.terminate();
            assertThat(server.status(5)).isEqualTo(143);
        }
    }

    @Test
    void a_sample_team_is_there_to_look_at() {
        String data = folder.resolve("data").toString();
        List<String> lines = run(
                "sample-data",
                "--data",
                data,
                "--users",
                "3",
                "--channels",
                "4",
                "--posts",
                "40",
                "--password",
                "password 1");
        assertThat(lines).contains("Made 3 users, 4 channels, 40 posts.");
        assertThat(lines.getLast()).contains("admin").contains("password 1");
        fails(Map.of(), List.of("sample-data", "--data", data), "already", "--data");
        try (ChildProcess server =
                new ChildProcess(Map.of(), List.of("server", "--data", data, "--listen", "127.0.0.1:0"))) {
            Caller nobody = Callers.at("http://127.0.0.1:" + server.port());
            Answer me = nobody.post("/users/login", Map.of("login_id", "admin", "password", "password 1"))
                    .is(200);
            Caller admin = nobody.token(me.header("Token"));
            Map<String, Long> figures = new HashMap<>();
            admin.get("/analytics/old")
                    .is(200)
                    .json()
                    .forEach(row -> figures.put(
                            row.path("name").asText(), row.path("value").asLong()));
            assertThat(figures).containsEntry("unique_user_count", 4L).containsEntry("team_count", 1L);
            assertThat(figures.get("post_count")).isGreaterThanOrEqualTo(40L);
            assertThat(admin.get("/analytics/old?name=post_counts_day")
                            .is(200)
                            .json()
                            .size())
                    .isGreaterThan(5);
        }
    }

    @Test
    void a_sample_team_without_people_is_one_clear_line() {
        fails(Map.of(), List.of("sample-data", "--data", folder.toString(), "--users", "0"), "users");
    }

    @Test
    void version_and_help_say_what_they_should() {
        assertThat(run("version").getFirst()).startsWith("Utmost ").contains("API 11.7.0");
        assertThat(String.join("\n", run("help")))
                .contains("server", "user", "token", "config", "backup", "restore", "sample-data")
                .doesNotContain("warm-up");
    }

    @Test
    void the_server_understands_its_options_however_they_are_given() {
        String data = folder.resolve("data").toString();
        for (List<String> arguments : List.of(
                List.of("--listen", "127.0.0.1:0", "--data", data),
                List.of("server", "--data=" + data, "--listen=127.0.0.1:0"))) {
            try (ChildProcess server = new ChildProcess(Map.of(), arguments)) {
                Callers.at("http://127.0.0.1:" + server.port())
                        .get("/system/ping")
                        .is(200);
                assertThat(folder.resolve("data").resolve("utmost.db")).exists();
                server.terminate();
                assertThat(server.status(5)).isEqualTo(143);
            }
        }
    }

    @Test
    void options_that_it_does_not_understand_are_told_with_how_they_are_used() {
        for (List<String> arguments :
                List.of(List.of("server", "--data", "a", "--data", "b"), List.of("server", "--listen"))) {
            try (ChildProcess process = new ChildProcess(Map.of(), arguments)) {
                assertThat(String.join("\n", process.lines()))
                        .contains(arguments.getLast())
                        .contains("Usage: utmost server");
                assertThat(process.status(60)).isEqualTo(2);
            }
        }
    }

    @Test
    void the_warm_up_lays_sqlite_ready_and_a_server_takes_it_from_there() throws IOException {
        Path ready = folder.resolve("native");
        Path unpacked = Files.createDirectory(folder.resolve("tmp"));
        Map<String, String> environment =
                Map.of("JAVA_TOOL_OPTIONS", "-Dorg.sqlite.lib.path=" + ready + " -Djava.io.tmpdir=" + unpacked);
        try (ChildProcess warmUp = new ChildProcess(environment, List.of("warm-up"))) {
            assertThat(warmUp.status(60)).isZero();
        }
        assertThat(ready).isDirectoryContaining("glob:**/*sqlite*");
        String data = folder.resolve("data").toString();
        try (ChildProcess server =
                new ChildProcess(environment, List.of("server", "--data", data, "--listen", "127.0.0.1:0"))) {
            Callers.at("http://127.0.0.1:" + server.port()).get("/system/ping").is(200);
            assertThat(unpacked).isEmptyDirectory();
        }
    }

    @Test
    void a_port_in_use_is_one_clear_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            fails(Map.of(), List.of("server", "--data", folder.toString(), "--listen", address), address, "--listen");
        }
    }

    @Test
    void a_data_directory_that_cannot_be_written_is_one_clear_line() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        fails(Map.of(), List.of("server", "--data", file.resolve("data").toString()), "--data");
    }

    @Test
    void a_bad_config_value_is_one_clear_line() throws IOException {
        Map<String, String> bad = Map.of("MM_RATELIMITSETTINGS_PERSEC", "0");
        fails(bad, List.of("server", "--data", folder.toString()), "RateLimitSettings.PerSec");
        Map<String, String> wrongType = Map.of("MM_RATELIMITSETTINGS_ENABLE", "maybe");
        fails(wrongType, List.of("server", "--data", folder.toString()), "RateLimitSettings.Enable");
        Files.writeString(folder.resolve("config.json"), "{ not json");
        fails(Map.of(), List.of("server", "--data", folder.toString()), "config.json");
    }

    @Test
    void a_database_out_of_reach_is_one_clear_line_without_its_password() {
        Map<String, String> nowhere = Map.of(
                "MM_SQLSETTINGS_DRIVERNAME", "postgres",
                "MM_SQLSETTINGS_DATASOURCE", "postgres://user:hunter2@127.0.0.1:9/none?sslmode=disable");
        String line = fails(nowhere, List.of("server", "--data", folder.toString()), "SqlSettings.DataSource");
        assertThat(line).doesNotContain("hunter2");
    }

    private static String fails(Map<String, String> environment, List<String> arguments, String... named) {
        try (ChildProcess process = new ChildProcess(environment, arguments)) {
            List<String> lines = process.lines();
            assertThat(process.status(60)).isEqualTo(1);
            assertThat(lines).hasSize(1);
            assertThat(lines.getFirst()).startsWith("utmost: ").contains(named);
            return lines.getFirst();
        }
    }

    private static List<String> run(String... arguments) {
        try (ChildProcess process = new ChildProcess(Map.of(), new ArrayList<>(List.of(arguments)))) {
            List<String> lines = process.lines();
            assertThat(process.status(60)).as(String.join("\n", lines)).isZero();
            return lines;
        }
    }
}
