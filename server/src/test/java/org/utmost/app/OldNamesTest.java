package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;

/** A server that starts on what an older one wrote, when names were not folded yet or by other rules. */
class OldNamesTest {
    private final Map<String, String> environment =
            new HashMap<>(DatabaseKind.chosen().environment());

    @Test
    void names_of_before_are_found_after_the_start() throws IOException {
        environment.put("MM_LOGSETTINGS_ENABLEFILE", "false");
        environment.put("MM_LOGSETTINGS_CONSOLELEVEL", "ERROR");
        Path data = Files.createTempDirectory("utmost-test");
        String team;
        try (Server server = new Server(data, "127.0.0.1:0", environment, Clock.systemUTC())) {
            Map<String, Object> account = new HashMap<>(TestServer.account("ivan"));
            account.put("first_name", "Иван");
            caller(server).post("/users", account).is(201);
            Caller ivan = signIn(server);
            Map<String, Object> body = Map.of("name", "main", "display_name", "Main", "type", "O");
            team = ivan.post("/teams", body).is(201).text("id");
        }
        for (String before : List.of(
                "DELETE FROM systems WHERE name LIKE 'Folded%'",
                "UPDATE systems SET value = '0'" + " WHERE name LIKE 'Folded%'")) {
            forget(data, before);
            try (Server server = new Server(data, "127.0.0.1:0", environment, Clock.systemUTC())) {
                Caller ivan = signIn(server);
                assertThat(ivan.post("/users/search", Map.of("term", "ИВАН"))
                                .is(200)
                                .texts("username"))
                        .as(before)
                        .containsExactly("ivan");
                assertThat(ivan.get("/teams/" + team + "/channels/autocomplete?name=TOWN%20squ")
                                .is(200)
                                .texts("name"))
                        .containsExactly("town-square");
            }
        }
    }

    private void forget(Path data, String mark) {
        try (EventBus bus = new EventBus(new Health());
                Database database = environment.containsKey("MM_SQLSETTINGS_DATASOURCE")
                        ? Databases.postgres(PostgresUrl.of(environment.get("MM_SQLSETTINGS_DATASOURCE")), 2, bus)
                        : Databases.sqlite(data.resolve("utmost.db"), bus, new Health())) {
            database.write(tx -> {
                tx.prepare("DELETE FROM user_words").execute();
                tx.prepare("UPDATE channels SET folded = ''").execute();
                return tx.prepare(mark).executeUpdate();
            });
        }
    }

    private static Caller caller(Server server) {
        return Callers.at("http://127.0.0.1:" + server.port());
    }

    private static Caller signIn(Server server) {
        Map<String, String> body = Map.of("login_id", "ivan", "password", TestServer.PASSWORD);
        Caller caller = caller(server);
        return caller.token(caller.post("/users/login", body).is(200).header("Token"));
    }
}
