package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** One client never reads; a thousand others notice nothing, and it is cut off before it costs more than its queue. */
class SlowClientTest {
    private static final int OTHERS = 1_000;

    // Its thousand sockets take their share of what the other tests leave: twice the others' time before it counts as
    // hung.
    @Test
    @Timeout(240)
    void a_stuck_client_harms_nobody() {
        Map<String, String> large = Map.of("MM_SERVICESETTINGS_MAXIMUMPAYLOADSIZEBYTES", "1000000");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), large)) {
            Person stuck = server.person();
            Person reader = server.person();
            String both = server.channel(server.admin, "P");
            server.join(both, stuck);
            server.join(both, reader);
            List<TestSocket> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(TestSocket.connect(server, Map.of("Authorization", "Bearer " + reader.token()), ""));
            }
            Await.until(
                    () -> others.stream().noneMatch(each -> each.events("hello").isEmpty()));
            TestSocket deaf = TestSocket.deaf(server, stuck.token());
            Await.until(() -> server.sockets() == OTHERS + 1);
            String alone = server.channel(server.admin, "P");
            server.join(alone, stuck);
            String heavy = "x".repeat(16_000);
            int posts = 0;
            while (server.sockets() > OTHERS && posts < 2_000) {
                for (int i = 0; i < 100; i++) {
                    server.post(server.admin, alone, heavy);
                }
                posts += 100;
                String meanwhile = "meanwhile " + posts;
                server.post(server.admin, both, meanwhile);
                others.forEach(each -> each.awaitPost("posted", meanwhile));
            }
            assertThat(server.sockets()).isEqualTo(OTHERS);
            server.post(server.admin, both, "for everybody");
            others.forEach(each -> each.awaitPost("posted", "for everybody"));
            others.forEach(TestSocket::close);
            deaf.close();
        }
    }
}
