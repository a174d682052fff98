package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class RealtimeTest {
    private static final TestServer SERVER =
            new TestServer(DatabaseKind.chosen(), Map.of("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_way_of_saying_who_one_is_ends_in_hello() {
        Person ann = SERVER.person();
        String bearer = "Bearer " + ann.token();
        try (TestSocket header = TestSocket.connect(SERVER, Map.of("Authorization", bearer), "");
                TestSocket cookie = TestSocket.connect(SERVER, Map.of("Cookie", "MMAUTHTOKEN=" + ann.token()), "/");
                TestSocket query = TestSocket.connect(SERVER, Map.of(), "?access_token=" + ann.token());
                TestSocket challenge = TestSocket.connect(SERVER, Map.of(), "")) {
            challenge.send(
                    "{\"seq\":1,\"action\":\"authentication_challenge\",\"data\":{\"token\":\"" + ann.token() + "\"}}");
            assertThat(challenge.reply(1).path("status").asText()).isEqualTo("OK");
            for (TestSocket each : List.of(header, cookie, query, challenge)) {
                JsonNode hello = each.await("hello");
                assertThat(hello.path("seq").asLong()).isZero();
                assertThat(hello.at("/data/connection_id").asText()).hasSize(26);
                assertThat(hello.at("/data/server_version").asText()).startsWith("11.6.0.");
                assertThat(hello.at("/data").has("server_hostname")).isTrue();
                assertThat(hello.at("/broadcast/user_id").asText()).isEqualTo(ann.id());
            }
        }
    }

    @Test
    void a_wrong_token_closes_the_socket() {
        try (TestSocket socket = TestSocket.connect(SERVER, Map.of(), "")) {
            socket.send("{\"seq\":1,\"action\":\"authentication_challenge\",\"data\":{\"token\":\"wrong\"}}");
            assertThat(socket.awaitClose()).isEqualTo(1008);
            assertThat(socket.events()).isEmpty();
        }
    }

    @Test
    void a_page_of_another_origin_is_kept_out() {
        Person ann = SERVER.person();
        String cookie = "MMAUTHTOKEN=" + ann.token();
        assertThatThrownBy(
                        () -> TestSocket.connect(SERVER, Map.of("Cookie", cookie, "Origin", "http://evil.example"), ""))
                .hasMessageContaining("403");
        try (TestSocket own = TestSocket.connect(SERVER, Map.of("Cookie", cookie, "Origin", SERVER.url()), "")) {
            own.await("hello");
        }
        SERVER.nobody().get("/websocket").fails(400, "api.web_socket.connect.upgrade.app_error");
    }

    @Test
    void actions_are_answered() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token());
                TestSocket other = TestSocket.of(SERVER, bob.token())) {
            JsonNode pong = socket.ask("ping", Map.of());
            assertThat(pong.path("status").asText()).isEqualTo("OK");
            assertThat(pong.at("/data/text").asText()).isEqualTo("pong");
            assertThat(pong.at("/data/version").asText()).isEqualTo("11.6.0");
            assertThat(pong.at("/data/server_time").asLong()).isPositive();
            assertThat(socket.ask("get_statuses", Map.of()).path("data").has(bob.id()))
                    .isTrue();
            assertThat(socket.ask("get_statuses_by_ids", Map.of("user_ids", List.of(bob.id())))
                            .path("data")
                            .path(bob.id())
                            .asText())
                    .isEqualTo("online");
            for (String action : List.of("presence", "posted_notify_ack")) {
                assertThat(socket.ask(action, Map.of()).path("status").asText()).isEqualTo("OK");
            }
            socket.ask("user_typing", Map.of("channel_id", SERVER.townSquare, "parent_id", ""));
            JsonNode typing = other.await("typing");
            assertThat(typing.at("/data/user_id").asText()).isEqualTo(ann.id());
            assertThat(typing.at("/broadcast/channel_id").asText()).isEqualTo(SERVER.townSquare);
            socket.settle();
            assertThat(socket.events("typing")).isEmpty();
        }
    }

    @Test
    void bad_frames_are_refused_as_documented() {
        Person ann = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            refused(socket.ask("no_such_action", Map.of()), 500, "api.web_socket_router.bad_action.app_error");
            refused(socket.ask("", Map.of()), 400, "api.web_socket_router.no_action.app_error");
            String invalid = "api.websocket_handler.invalid_param.app_error";
            refused(socket.ask("user_typing", Map.of("channel_id", "x")), 400, invalid);
            refused(socket.ask("get_statuses_by_ids", Map.of()), 400, invalid);
            refused(socket.ask("user_update_active_status", Map.of()), 400, invalid);
            socket.send("{\"seq\":0,\"action\":\"ping\"}");
            Await.until(() -> socket.replies().stream().anyMatch(r -> !r.has("seq_reply")));
            socket.send("not json");
            assertThat(socket.awaitClose()).isEqualTo(1008);
        }
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            socket.send("{\"seq\":1,\"action\":\"ping\",\"data\":{\"x\":\"" + "x".repeat(9_000) + "\"}}");
            assertThat(socket.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void posted_edited_and_deleted_reach_the_channel_with_their_data() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        Person stranger = SERVER.person();
        try (TestSocket of = TestSocket.of(SERVER, bob.token());
                TestSocket own = TestSocket.of(SERVER, ann.token());
                TestSocket admin = TestSocket.of(SERVER, SERVER.secondAdmin().token());
                TestSocket outside = TestSocket.of(SERVER, stranger.token())) {
            String id = SERVER.post(ann, channel, "hello @" + bob.username());
            JsonNode posted = of.await("posted");
            JsonNode data = posted.path("data");
            assertThat(json(data.path("post")).path("id").asText()).isEqualTo(id);
            assertThat(data.path("channel_type").asText()).isEqualTo("P");
            assertThat(data.path("channel_name").asText()).startsWith("channel-");
            assertThat(data.path("sender_name").asText()).isEqualTo("@" + ann.username());
            assertThat(data.path("team_id").asText()).isEqualTo(SERVER.team);
            assertThat(data.path("set_online").asBoolean()).isTrue();
            assertThat(data.path("mentions").asText()).isEqualTo("[\"" + bob.id() + "\"]");
            assertThat(own.await("posted").path("data").has("mentions")).isFalse();
            ann.api()
                    .put("/posts/" + id + "/patch", Map.of("message", "better"))
                    .is(200);
            of.awaitPost("post_edited", "better");
            ann.api().delete("/posts/" + id).is(200);
            assertThat(of.await("post_deleted").path("data").has("delete_by")).isFalse();
            admin.settle();
            outside.settle();
            assertThat(admin.events("posted")).isEmpty();
            assertThat(outside.events("posted")).isEmpty();
            assertThat(outside.events("post_deleted")).isEmpty();
        }
    }

    @Test
    void who_wants_to_acknowledge_is_asked_to_for_what_notifies_them() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Map<String, String> login = Map.of("Authorization", "Bearer " + bob.token());
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        try (TestSocket asked = TestSocket.connect(SERVER, login, "?posted_ack=true");
                TestSocket unasked = TestSocket.connect(SERVER, login, "")) {
            asked.await("hello");
            unasked.await("hello");
            SERVER.post(ann, direct, "for you");
            JsonNode data = asked.awaitPost("posted", "for you").path("data");
            assertThat(data.path("should_ack").asBoolean()).isTrue();
            assertThat(data.path("channel_display_name").asText()).isEqualTo("@" + ann.username());
            assertThat(unasked.awaitPost("posted", "for you").path("data").has("should_ack"))
                    .isFalse();
        }
    }

    @Test
    void an_event_may_be_larger_than_what_a_client_may_send() {
        Person ann = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            String longest = "長".repeat(16_383);
            SERVER.post(ann, SERVER.townSquare, longest);
            socket.awaitPost("posted", longest);
        }
    }

    @Test
    void administrators_learn_who_deleted_and_see_whole_users() {
        Person ann = SERVER.person();
        Person boss = SERVER.secondAdmin();
        SERVER.admin
                .api()
                .post("/teams/" + SERVER.team + "/members", Map.of("team_id", SERVER.team, "user_id", boss.id()))
                .is(201);
        try (TestSocket admin = TestSocket.of(SERVER, boss.token());
                TestSocket plain = TestSocket.of(SERVER, SERVER.person().token());
                TestSocket own = TestSocket.of(SERVER, ann.token())) {
            String id = SERVER.post(ann, SERVER.townSquare, "short-lived");
            ann.api().delete("/posts/" + id).is(200);
            assertThat(admin.await("post_deleted").at("/data/delete_by").asText())
                    .isEqualTo(ann.id());
            ann.api().put("/users/me/patch", Map.of("nickname", "Annie")).is(200);
            assertThat(mine(admin, ann).at("/data/user").has("notify_props")).isTrue();
            assertThat(mine(plain, ann).at("/data/user").has("notify_props")).isFalse();
            assertThat(mine(own, ann).at("/data/user").has("notify_props")).isTrue();
            admin.settle();
            assertThat(admin.events("post_deleted")).hasSize(1);
        }
    }

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        TestSocket first = TestSocket.of(SERVER, bob.token());
        String connection = first.await("hello").at("/data/connection_id").asText();
        SERVER.post(ann, channel, "seen");
        first.awaitPost("posted", "seen");
        long next = first.numbers().getLast() + 1;
        first.abort();
        Await.until(() -> SERVER.admin
                .api()
                .get("/users/" + bob.id() + "/status")
                .text("status")
                .equals("offline"));
        for (int i = 0; i < 20; i++) {
            SERVER.post(ann, channel, "missed " + i);
        }
        try (TestSocket again = resume(bob, connection, next)) {
            again.awaitPost("posted", "missed 19");
            assertThat(again.events("hello")).isEmpty();
            assertThat(again.numbers())
                    .isEqualTo(LongStream.range(next, next + again.numbers().size())
                            .boxed()
                            .toList());
            assertThat(again.events("posted")).hasSize(20);
        }
        try (TestSocket lost = resume(bob, connection, 1_000_000)) {
            JsonNode hello = lost.await("hello");
            assertThat(hello.path("seq").asLong()).isZero();
            assertThat(hello.at("/data/connection_id").asText()).isNotEqualTo(connection);
        }
        try (TestSocket thief = resume(ann, connection, next)) {
            assertThat(thief.await("hello").at("/data/connection_id").asText()).isNotEqualTo(connection);
        }
        try (TestSocket elsewhere = resume(SERVER.signIn(bob.username()), connection, next)) {
            assertThat(elsewhere.await("hello").at("/data/connection_id").asText())
                    .isNotEqualTo(connection);
        }
        try (TestSocket nonsense = resume(bob, "not-an-id", next)) {
            nonsense.awaitClose();
            assertThat(nonsense.events()).isEmpty();
        }
    }

    @Test
    void the_end_of_a_session_a_token_or_an_account_closes_its_sockets_at_once() {
        Person ann = SERVER.secondAdmin();
        Person other = SERVER.signIn(ann.username());
        String made = ann.api()
                .post("/users/me/tokens", Map.of("description", "socket"))
                .is(200)
                .text("token");
        String id = ann.api().get("/users/me/tokens").json().path(0).path("id").asText();
        try (TestSocket session = TestSocket.of(SERVER, ann.token());
                TestSocket kept = TestSocket.of(SERVER, other.token());
                TestSocket token = TestSocket.of(SERVER, made)) {
            ann.api().post("/users/tokens/revoke", Map.of("token_id", id)).is(200);
            assertThat(token.awaitClose()).isEqualTo(1008);
            ann.api().post("/users/logout", Map.of()).is(200);
            session.awaitClose();
            kept.settle();
            assertThat(kept.closed()).isFalse();
            SERVER.admin.api().delete("/users/" + ann.id()).is(200);
            kept.awaitClose();
        }
    }

    @Test
    void statuses_follow_the_connections_and_what_the_user_chose() {
        Person ann = SERVER.person();
        TestSocket one = TestSocket.of(SERVER, ann.token());
        TestSocket two = TestSocket.of(SERVER, ann.token());
        assertThat(one.await("status_change").at("/data/status").asText()).isEqualTo("online");
        one.abort();
        two.settle();
        assertThat(status(ann)).isEqualTo("online");
        two.abort();
        Await.until(() -> status(ann).equals("offline"));
        long end = System.currentTimeMillis() / 1000 + 2;
        ann.api()
                .put("/users/me/status", Map.of("user_id", ann.id(), "status", "dnd", "dnd_end_time", end))
                .is(200);
        try (TestSocket three = TestSocket.of(SERVER, ann.token())) {
            assertThat(status(ann)).isEqualTo("dnd");
            three.await("status_change", e -> !e.at("/data/status").asText().equals("dnd"));
            assertThat(status(ann)).isEqualTo("offline");
            ann.api()
                    .put("/users/me/status", Map.of("user_id", ann.id(), "status", "away"))
                    .is(200);
            three.ask("user_update_active_status", Map.of("user_is_active", true));
            assertThat(status(ann)).isEqualTo("away");
            ann.api()
                    .put("/users/me/status", Map.of("user_id", ann.id(), "status", "online"))
                    .is(200);
            assertThat(status(ann)).isEqualTo("online");
        }
        String id = "api.context.invalid_body_param.app_error";
        ann.api()
                .put("/users/me/status", Map.of("user_id", ann.id(), "status", "asleep"))
                .fails(400, id);
        ann.api()
                .put("/users/me/status", Map.of("user_id", SERVER.admin.id(), "status", "away"))
                .fails(400, id);
    }

    private static TestSocket resume(Person person, String connection, long next) {
        return TestSocket.connect(
                SERVER,
                Map.of("Authorization", "Bearer " + person.token()),
                "?connection_id=" + connection + "&sequence_number=" + next);
    }

    private static JsonNode mine(TestSocket socket, Person person) {
        return socket.await("user_updated", e -> e.at("/data/user/id").asText().equals(person.id()));
    }

    private static String status(Person person) {
        return person.api().get("/users/me/status").is(200).text("status");
    }

    private static void refused(JsonNode reply, int status, String id) {
        assertThat(reply.path("status").asText()).isEqualTo("FAIL");
        assertThat(reply.at("/error/id").asText()).isEqualTo(id);
        assertThat(reply.at("/error/status_code").asInt()).isEqualTo(status);
        assertThat(reply.at("/error/message").asText()).isNotBlank();
    }

    private static JsonNode json(JsonNode text) {
        return Json.read(text.asText(), JsonNode.class);
    }
}
