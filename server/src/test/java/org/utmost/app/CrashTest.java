package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.ChildProcess;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;

/** What was answered survives kill -9, in the middle of many writers. {@code -Dutmost.crashes=50} tries it often. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts many programs, one after the other
class CrashTest {
    private static final int WRITERS = 8;
    private static final int POSTS_BEFORE_DEATH = 200;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EachDatabase
    void every_post_that_was_answered_is_there_after_a_kill(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        String channel = null;
        String token = null;
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        for (int crash = 0; crash < Integer.getInteger("utmost.crashes", 2); crash++) {
            try (ChildProcess server = start(environment)) {
                Caller nobody = Callers.at("http://127.0.0.1:" + server.port());
                if (token == null) {
                    nobody.post("/users", Map.of("email", "a@b.c", "username", "ann", "password", "password 1"))
                            .is(201);
                    token = nobody.post("/users/login", Map.of("login_id", "ann", "password", "password 1"))
                            .header("Token");
                    channel = channel(nobody.token(token));
                }
                writeUntilDead(server, nobody.token(token), channel, answered);
            }
            try (ChildProcess server = start(environment)) {
                Caller ann = Callers.at("http://127.0.0.1:" + server.port()).token(token);
                assertThat(found(ann, List.copyOf(answered))).isEqualTo(answered.size());
                long counted = ann.get("/channels/" + channel)
                        .is(200)
                        .json()
                        .path("total_msg_count")
                        .asLong();
                assertThat(counted).isGreaterThanOrEqualTo(answered.size());
                assertThat(counted).isEqualTo(posts(ann) - 2);
                server.kill();
            }
        }
    }

    private ChildProcess start(Map<String, String> environment) {
        return new ChildProcess(environment, List.of("server", "--data", data.toString(), "--listen", "127.0.0.1:0"));
    }

    private static void writeUntilDead(ChildProcess server, Caller ann, String channel, Queue<String> answered) {
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.submit(() -> {
                    try {
                        while (true) {
                            Answer answer = ann.post("/posts", Map.of("channel_id", channel, "message", "durable"));
                            answered.add(answer.is(201).text("id"));
                            written.incrementAndGet();
                        }
                    } catch (UncheckedIOException dead) {
                        return;
                    }
                });
            }
            Await.until(() -> written.get() >= POSTS_BEFORE_DEATH);
            server.kill();
        }
    }

    private static int found(Caller ann, List<String> ids) {
        int found = 0;
        for (int from = 0; from < ids.size(); from += 500) {
            List<String> some = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + 500)));
            found += ann.post("/posts/ids", some).is(200).json().size();
        }
        return found;
    }

    /** All posts of the system; two of them tell of the administrator's joining. */
    private static long posts(Caller ann) {
        return Long.parseLong(ann.get("/analytics/old").is(200).texts("value").get(2));
    }

    private static String channel(Caller ann) {
        String team = ann.post("/teams", Map.of("name", "team", "display_name", "Team", "type", "O"))
                .is(201)
                .text("id");
        return ann.get("/teams/" + team + "/channels/name/town-square").is(200).text("id");
    }
}
