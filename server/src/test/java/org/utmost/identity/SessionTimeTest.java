package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What time does to sessions, tokens and statuses, on a clock that the test turns. */
class SessionTimeTest {
    private static final String EXPIRED = "api.context.session_expired.app_error";

    private final TestClock clock = new TestClock();

    @Test
    void a_session_lives_as_long_as_configured_and_activity_extends_it() {
        Map<String, String> hours = Map.of("MM_SERVICESETTINGS_SESSIONLENGTHWEBINHOURS", "10");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), hours, clock)) {
            Person busy = server.stranger();
            Person idle = server.stranger();
            for (int i = 0; i < 5; i++) {
                clock.pass(Duration.ofHours(3));
                busy.api().get("/users/me").is(200);
            }
            idle.api().get("/users/me").fails(401, EXPIRED);
            clock.pass(Duration.ofHours(11));
            busy.api().get("/users/me").fails(401, EXPIRED);
        }
    }

    @Test
    void without_extension_it_ends_at_its_time_and_earlier_when_idle() {
        Map<String, String> strict = Map.of(
                "MM_SERVICESETTINGS_SESSIONLENGTHWEBINHOURS", "10",
                "MM_SERVICESETTINGS_EXTENDSESSIONLENGTHWITHACTIVITY", "false",
                "MM_SERVICESETTINGS_SESSIONIDLETIMEOUTINMINUTES", "60");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), strict, clock)) {
            Person busy = server.stranger();
            Person idle = server.stranger();
            for (int i = 0; i < 18; i++) {
                clock.pass(Duration.ofMinutes(30));
                busy.api().get("/users/me").is(200);
            }
            idle.api().get("/users/me").fails(401, EXPIRED);
            clock.pass(Duration.ofMinutes(55));
            clock.pass(Duration.ofMinutes(10));
            busy.api().get("/users/me").fails(401, EXPIRED);
        }
    }

    @Test
    void sessions_that_are_over_are_swept() {
        Map<String, String> hours = Map.of("MM_SERVICESETTINGS_SESSIONLENGTHWEBINHOURS", "10");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), hours, clock);
                OtherNode node = OtherNode.of(server)) {
            Person idle = server.stranger();
            clock.pass(Duration.ofHours(9));
            server.signIn("admin");
            assertThat(node.ask("SELECT count(*) FROM sessions")).containsExactly("3");
            clock.pass(Duration.ofHours(2));
            Await.until(() -> node.ask("SELECT count(*) FROM sessions").equals(List.of("1")));
            idle.api().get("/users/me").fails(401, EXPIRED);
        }
    }

    @Test
    void a_token_ends_at_its_time() {
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock)) {
            server.configure("ServiceSettings", "EnableUserAccessTokens", true);
            long end = clock.millis() + Duration.ofDays(2).toMillis();
            String token = server.admin
                    .api()
                    .post("/users/me/tokens", Map.of("description", "two days", "expires_at", end))
                    .is(200)
                    .text("token");
            clock.pass(Duration.ofDays(1));
            server.nobody().token(token).get("/users/me").is(200);
            clock.pass(Duration.ofDays(1));
            server.nobody().token(token).get("/users/me").fails(401, "api.context.invalid_token.error");
            server.nobody().token(token).get("/config/client").is(200);
            server.configure("ServiceSettings", "EnableUserAccessTokens", false);
            server.nobody().token(token).get("/users/me").fails(401, EXPIRED);
        }
    }

    @Test
    void a_socket_that_never_says_who_it_is_is_closed_however_much_it_says() {
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock);
                TestSocket silent = TestSocket.connect(server, Map.of(), "")) {
            silent.send("{\"seq\":1,\"action\":\"ping\"}");
            clock.pass(Duration.ofSeconds(31));
            silent.send("{\"seq\":2,\"action\":\"ping\"}");
            assertThat(silent.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void a_client_is_pinged_every_minute_and_closed_when_nothing_comes_from_it() {
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock);
                TestSocket socket = TestSocket.of(server, server.admin.token())) {
            clock.pass(Duration.ofSeconds(61));
            Await.until(() -> socket.pings() == 1);
            socket.ask("ping", Map.of());
            clock.pass(Duration.ofSeconds(61));
            Await.until(() -> socket.pings() == 2);
            // Its answer to the last ping may still be on the way, and counts from when it arrives.
            Await.until(() -> {
                clock.pass(Duration.ofSeconds(101));
                return socket.closed();
            });
            assertThat(socket.awaitClose()).isEqualTo(1008);
            assertThat(socket.closeReason()).contains("nothing was heard");
        }
    }

    @Test
    void a_user_who_does_nothing_is_away_and_back_when_they_do() {
        Map<String, String> soon = Map.of("MM_TEAMSETTINGS_USERSTATUSAWAYTIMEOUT", "60");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), soon, clock)) {
            Person ann = server.person();
            try (TestSocket socket = TestSocket.of(server, ann.token())) {
                socket.await("status_change", e -> e.at("/data/status").asText().equals("online"));
                // Once it answers, all that belongs to connecting is done: that counts as activity too.
                socket.ask("ping", Map.of());
                clock.pass(Duration.ofSeconds(61));
                socket.await("status_change", e -> e.at("/data/status").asText().equals("away"));
                assertThat(ann.api().get("/users/me/status").text("status")).isEqualTo("away");
                socket.ask("user_update_active_status", Map.of("user_is_active", true));
                Await.until(() -> socket.events("status_change").size() == 3);
                assertThat(ann.api().get("/users/me/status").text("status")).isEqualTo("online");
            }
        }
    }

    @Test
    void statuses_follow_the_connections_and_what_the_user_chose() {
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock)) {
            Person ann = server.person();
            TestSocket one = TestSocket.of(server, ann.token());
            TestSocket two = TestSocket.of(server, ann.token());
            assertThat(one.await("status_change").at("/data/status").asText()).isEqualTo("online");
            one.abort();
            Await.until(() -> server.sockets() == 1);
            assertThat(status(ann)).isEqualTo("online");
            two.abort();
            Await.until(() -> status(ann).equals("offline"));
            choose(ann, Map.of("status", "away"));
            try (TestSocket three = TestSocket.of(server, ann.token())) {
                three.ask("user_update_active_status", Map.of("user_is_active", true));
                assertThat(status(ann)).isEqualTo("away");
                choose(ann, Map.of("status", "online"));
                assertThat(status(ann)).isEqualTo("online");
            }
            Await.until(() -> status(ann).equals("offline"));
            long end = clock.millis() / 1000 + 3600;
            choose(ann, Map.of("status", "dnd", "dnd_end_time", end));
            try (TestSocket four = TestSocket.of(server, ann.token())) {
                four.settle();
                assertThat(status(ann)).isEqualTo("dnd");
            }
            assertThat(status(ann)).isEqualTo("dnd");
            clock.pass(Duration.ofSeconds(3601));
            Await.until(() -> status(ann).equals("offline"));
            String id = "api.context.invalid_body_param.app_error";
            ann.api().put("/users/me/status", Map.of("status", "away")).fails(400, id);
            ann.api()
                    .put("/users/me/status", Map.of("user_id", ann.id(), "status", "asleep"))
                    .fails(400, id);
            ann.api()
                    .put("/users/me/status", Map.of("user_id", ann.id(), "status", "dnd", "dnd_end_time", 1))
                    .fails(400, id);
            ann.api()
                    .put("/users/me/status", Map.of("user_id", server.admin.id(), "status", "away"))
                    .fails(400, id);
        }
    }

    @Test
    void nobody_is_seen_coming_or_going_where_statuses_are_off() {
        Map<String, String> off = Map.of("MM_SERVICESETTINGS_ENABLEUSERSTATUSES", "false");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), off, clock)) {
            Person ann = server.person();
            try (TestSocket socket = TestSocket.of(server, ann.token())) {
                choose(ann, Map.of("status", "dnd"));
                socket.settle();
                assertThat(socket.events("status_change")).isEmpty();
                assertThat(status(ann)).isEqualTo("offline");
                assertThat(ann.api()
                                .post("/users/status/ids", List.of(ann.id()))
                                .is(200)
                                .json())
                        .isEmpty();
            }
        }
    }

    private static void choose(Person person, Map<String, Object> status) {
        Map<String, Object> body = new HashMap<>(status);
        body.put("user_id", person.id());
        person.api().put("/users/me/status", body).is(200);
    }

    private static String status(Person person) {
        return person.api().get("/users/me/status").is(200).text("status");
    }
}
