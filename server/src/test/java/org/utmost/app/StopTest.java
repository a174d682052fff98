package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestSocket;

class StopTest {
    /** Some 100 ms where nothing else runs; what waits for a silent client takes a second or more. */
    private static final Duration SOON = Duration.ofMillis(700);

    /** The quickest of some, as the machine may have other things to do; what waits for a client is never quick. */
    @Test
    void a_server_with_nothing_to_do_stops_at_once_whoever_is_connected() {
        Duration quickest = Duration.ofDays(1);
        for (int i = 0; i < 5 && quickest.compareTo(SOON) > 0; i++) {
            Duration took = stopped();
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        assertThat(quickest).isLessThan(SOON);
    }

    private static Duration stopped() {
        TestServer server = new TestServer();
        TestSocket.of(server, server.admin.token());
        assertThat(server.admin.api().get("/users/me").status()).isEqualTo(200);
        long start = System.nanoTime();
        server.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Only PostgreSQL tells that somebody waits. */
    @Test
    void what_is_running_is_answered_first() {
        TestServer server = new TestServer(DatabaseKind.POSTGRES, Map.of());
        try (OtherNode node = OtherNode.of(server)) {
            node.begin();
            node.change("UPDATE channels SET header = 'held' WHERE id = ?", server.townSquare);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() ->
                    server.admin.api().post("/posts", Map.of("channel_id", server.townSquare, "message", "last")));
            node.awaitWaiting();
            long start = System.nanoTime();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
            Await.until(() -> Duration.ofNanos(System.nanoTime() - start).compareTo(SOON) > 0);
            assertThat(stopped).isNotDone();
            node.commit();
            assertThat(answer.join().status()).isEqualTo(201);
            stopped.join();
        }
    }
}
