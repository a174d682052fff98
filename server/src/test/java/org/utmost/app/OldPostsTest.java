package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.Await;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;

/** A server that starts on posts of an older one, which knew nothing of their words or found them by other rules. */
class OldPostsTest {
    private final Map<String, String> environment =
            new HashMap<>(DatabaseKind.chosen().environment());

    @Test
    void posts_of_before_are_found_soon_after_the_start() throws IOException {
        environment.put("MM_LOGSETTINGS_ENABLEFILE", "false");
        environment.put("MM_LOGSETTINGS_CONSOLELEVEL", "ERROR");
        Path data = Files.createTempDirectory("utmost-test");
        List<String> newestFirst = new ArrayList<>();
        try (Server server = new Server(data, "127.0.0.1:0", environment, Clock.systemUTC())) {
            caller(server).post("/users", TestServer.account("ivan")).is(201);
            Caller ivan = signIn(server);
            Map<String, Object> body = Map.of("name", "main", "display_name", "Main", "type", "O");
            String team = ivan.post("/teams", body).is(201).text("id");
            String town = ivan.get("/teams/" + team + "/channels/name/town-square")
                    .is(200)
                    .text("id");
            // More than are read at once.
            for (int i = 0; i < 300; i++) {
                newestFirst.addFirst(ivan.post("/posts", Map.of("channel_id", town, "message", "earlier " + i))
                        .is(201)
                        .text("id"));
            }
            ivan.put("/posts/" + newestFirst.getLast() + "/patch", Map.of("message", "edited"))
                    .is(200);
            ivan.delete("/posts/" + newestFirst.get(1)).is(200);
        }
        newestFirst.removeLast();
        newestFirst.remove(1);
        for (String before : List.of(
                "DELETE FROM systems WHERE name = 'PostWords'",
                "UPDATE systems SET value = '0.0' WHERE name = 'PostWords'")) {
            forget(data, before);
            try (Server server = new Server(data, "127.0.0.1:0", environment, Clock.systemUTC())) {
                Caller ivan = signIn(server);
                Await.until(() -> found(ivan, 1).size() == 98);
                List<String> found = new ArrayList<>(found(ivan, 0));
                found.addAll(found(ivan, 1));
                assertThat(found).containsExactlyElementsOf(newestFirst);
            }
        }
    }

    private static List<String> found(Caller by, int page) {
        JsonNode order = by.post("/posts/search", Map.of("terms", "earlier", "page", page, "per_page", 200))
                .is(200)
                .json()
                .path("order");
        List<String> ids = new ArrayList<>();
        order.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private void forget(Path data, String mark) {
        try (EventBus bus = new EventBus(new Health());
                Database database = environment.containsKey("MM_SQLSETTINGS_DATASOURCE")
                        ? Databases.postgres(PostgresUrl.of(environment.get("MM_SQLSETTINGS_DATASOURCE")), 2, bus)
                        : Databases.sqlite(data.resolve("utmost.db"), bus, new Health())) {
            database.write(tx -> {
                tx.prepare("DELETE FROM post_words").execute();
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
