package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.platform.json.Json;
import org.utmost.testing.Await;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.ChildProcess;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestSocket;

/** Two nodes in processes of their own, one of which dies or stands still. */
@EnabledIfSystemProperty(named = "utmost.database", matches = "cluster")
@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts programs
class ClusterCrashTest {
    private static final int WRITERS = 64;
    private static final int BEFORE = 500;
    private static final int AFTER = 200;

    private final Map<String, String> environment = DatabaseKind.CLUSTER.environment();

    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @Test
    void a_node_that_is_killed_among_64_writers_takes_nothing_with_it_that_was_answered() {
        try (ChildProcess dying = start(first);
                ChildProcess surviving = start(second)) {
            String here = url(dying);
            String there = url(surviving);
            String token = founder(here);
            Caller ann = Callers.at(there).token(token);
            String channel = channel(ann);
            Queue<String> answered = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            try (TestSocket socket = TestSocket.at(there, token);
                    ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                for (int i = 0; i < WRITERS; i++) {
                    Caller writer = Callers.at(i % 2 == 0 ? here : there).token(token);
                    writers.submit(() -> write(writer, channel, answered, enough));
                }
                Await.until(() -> answered.size() >= BEFORE);
                dying.kill();
                int killedAt = answered.size();
                Await.until(() -> answered.size() >= killedAt + AFTER);
                enough.set(true);
                writers.shutdown();
                Await.until(writers::isTerminated);
                Await.until(() -> told(socket).containsAll(answered));
                assertThat(socket.events("posted")).hasSameSizeAs(told(socket));
            }
            assertThat(found(ann, List.copyOf(answered))).isEqualTo(answered.size());
            assertThat(ann.get("/channels/" + channel)
                            .is(200)
                            .json()
                            .path("total_msg_count")
                            .asInt())
                    .isEqualTo(posts(ann, channel));
        }
    }

    @Test
    void a_node_that_stood_still_serves_nothing_that_others_changed_meanwhile() throws IOException {
        try (ChildProcess one = start(first);
                ChildProcess other = start(second)) {
            String here = url(one);
            String there = url(other);
            String token = founder(here);
            String doomed = signIn(here);
            Callers.at(there).token(doomed).get("/users/me").is(200);
            signal("STOP", other);
            long start = System.nanoTime();
            Callers.at(here).token(doomed).post("/users/logout", Map.of()).is(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            signal("CONT", other);
            Callers.at(there).token(doomed).get("/users/me").is(401);
            Callers.at(there).token(token).get("/users/me").is(200);
        }
    }

    private ChildProcess start(Path data) {
        return new ChildProcess(environment, List.of("server", "--data", data.toString(), "--listen", "127.0.0.1:0"));
    }

    private static String url(ChildProcess server) {
        return "http://127.0.0.1:" + server.port();
    }

    private static String founder(String url) {
        Callers.at(url)
                .post("/users", Map.of("email", "a@b.c", "username", "ann", "password", "password 1"))
                .is(201);
        return signIn(url);
    }

    private static String signIn(String url) {
        return Callers.at(url)
                .post("/users/login", Map.of("login_id", "ann", "password", "password 1"))
                .is(200)
                .header("Token");
    }

    private static String channel(Caller ann) {
        String team = ann.post("/teams", Map.of("name", "team", "display_name", "Team", "type", "O"))
                .is(201)
                .text("id");
        return ann.get("/teams/" + team + "/channels/name/town-square").is(200).text("id");
    }

    private static void write(Caller writer, String channel, Queue<String> answered, AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                answered.add(writer.post("/posts", Map.of("channel_id", channel, "message", "durable"))
                        .is(201)
                        .text("id"));
            }
        } catch (UncheckedIOException dead) {
            return;
        }
    }

    private static Set<String> told(TestSocket socket) {
        return socket.events("posted").stream()
                .map(event -> Json.read(event.at("/data/post").asText(), Map.class)
                        .get("id")
                        .toString())
                .collect(Collectors.toSet());
    }

    private static int found(Caller ann, List<String> ids) {
        Set<String> found = new HashSet<>();
        for (int from = 0; from < ids.size(); from += 500) {
            ann.post("/posts/ids", ids.subList(from, Math.min(ids.size(), from + 500)))
                    .is(200)
                    .json()
                    .forEach(post -> found.add(post.path("id").asText()));
        }
        return found.size();
    }

    /** The posts of the channel that count: all but those that tell of coming and going. */
    private static int posts(Caller ann, String channel) {
        int posts = 0;
        for (int page = 0; ; page++) {
            var list = ann.get("/channels/" + channel + "/posts?per_page=200&page=" + page)
                    .is(200)
                    .json();
            for (var post : list.path("posts")) {
                posts += post.path("type").asText().isEmpty() ? 1 : 0;
            }
            if (list.path("order").size() < 200) {
                return posts;
            }
        }
    }

    private static void signal(String name, ChildProcess process) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.onExit().join().exitValue()).isZero();
    }
}
