package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;
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
                assertThat(hello.at("/data/server_version").asText()).startsWith("11.7.0.");
                assertThat(hello.at("/data").has("server_hostname")).isTrue();
                assertThat(hello.at("/broadcast/user_id").asText()).isEqualTo(ann.id());
            }
        }
    }

    @Test
    void the_event_of_a_post_has_the_number_that_its_author_gave_it() {
        Person ann = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            String pending = ann.id() + ":1";
            ann.api()
                    .post(
                            "/posts",
                            Map.of("channel_id", SERVER.townSquare, "message", "numbered", "pending_post_id", pending))
                    .is(201);
            assertThat(socket.awaitPost("posted", "numbered").at("/data/post").asText())
                    .contains("\"pending_post_id\":\"" + pending + "\"");
        }
        assertThat(SERVER.admin
                        .api()
                        .get("/channels/" + SERVER.townSquare + "/posts")
                        .is(200)
                        .http()
                        .body())
                .doesNotContain(ann.id() + ":1");
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
            assertThat(pong.at("/data/version").asText()).isEqualTo("11.7.0");
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
            refused(socket.ask("get_statuses_by_ids", Map.of("user_ids", List.of("\0"))), 400, invalid);
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
    void messages_may_be_packed() throws IOException {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token());
                TestSocket other = TestSocket.of(SERVER, bob.token())) {
            socket.send(packed(Map.of(
                    "seq",
                    7,
                    "action",
                    "user_typing",
                    "data",
                    Map.of("channel_id", SERVER.townSquare, "parent_id", ""))));
            assertThat(socket.reply(7).path("status").asText()).isEqualTo("OK");
            assertThat(other.await("typing").at("/data/user_id").asText()).isEqualTo(ann.id());
        }
        byte[] stringOfTwoGigabytes = {(byte) 0xdb, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'x'};
        byte[] bytesOfTwoGigabytes = {(byte) 0xc6, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'x'};
        byte[] listOfTwoThousandMillions = {(byte) 0xdd, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1};
        byte[] listsInLists = new byte[8_000];
        Arrays.fill(listsInLists, (byte) 0x91);
        byte[] noType = {(byte) 0xc1};
        for (byte[] bad :
                List.of(stringOfTwoGigabytes, bytesOfTwoGigabytes, listOfTwoThousandMillions, listsInLists, noType)) {
            try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
                socket.send(bad);
                assertThat(socket.awaitClose()).isEqualTo(1008);
            }
        }
    }

    private static byte[] packed(Map<String, ?> message) throws IOException {
        return new ObjectMapper(new MessagePackFactory()).writeValueAsBytes(message);
    }

    @Test
    void typing_is_told_over_http_too() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person stranger = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        Map<String, String> there = Map.of("channel_id", channel, "parent_id", "");
        try (TestSocket socket = TestSocket.of(SERVER, bob.token())) {
            ann.api().post("/users/me/typing", there).is(200);
            SERVER.admin
                    .api()
                    .post("/users/" + ann.id() + "/typing", Map.of("channel_id", channel))
                    .is(200);
            socket.settle();
            assertThat(socket.events("typing"))
                    .hasSize(2)
                    .allSatisfy(typing ->
                            assertThat(typing.at("/data/user_id").asText()).isEqualTo(ann.id()));
        }
        String forbidden = "api.context.permissions.app_error";
        stranger.api().post("/users/me/typing", there).fails(403, forbidden);
        stranger.api().post("/users/me/typing", Map.of("channel_id", "x")).fails(403, forbidden);
        bob.api().post("/users/" + ann.id() + "/typing", there).fails(403, forbidden);
        SERVER.admin.api().post("/users/" + stranger.id() + "/typing", there).fails(403, forbidden);
        ann.api().post("/users/me/typing", List.of()).fails(400, "api.context.invalid_body_param.app_error");
    }

    /** Bob, who saw something in a channel with Ann and then lost his connection; he expects the event of that number next. */
    private record Away(Person ann, Person bob, String channel, String connection, long next) {
        static Away away() {
            Person ann = SERVER.person();
            Person bob = SERVER.person();
            String channel = SERVER.channel(ann, "P");
            SERVER.join(channel, bob);
            TestSocket socket = TestSocket.of(SERVER, bob.token());
            String connection = socket.await("hello").at("/data/connection_id").asText();
            SERVER.post(ann, channel, "seen");
            socket.awaitPost("posted", "seen");
            long next = socket.numbers().getLast() + 1;
            socket.abort();
            Await.until(() -> status(bob).equals("offline"));
            return new Away(ann, bob, channel, connection, next);
        }
    }

    @Test
    void a_client_that_comes_back_gets_exactly_what_it_missed() {
        Away away = Away.away();
        String connection = away.connection();
        long next = away.next();
        for (int i = 0; i < 20; i++) {
            SERVER.post(away.ann(), away.channel(), "missed " + i);
        }
        try (TestSocket again = resume(away.bob(), connection, next)) {
            again.awaitPost("posted", "missed 19");
            assertThat(again.events("hello")).isEmpty();
            assertThat(again.numbers())
                    .isEqualTo(LongStream.range(next, next + again.numbers().size())
                            .boxed()
                            .toList());
            assertThat(again.events("posted")).hasSize(20);
        }
        try (TestSocket lost = resume(away.bob(), connection, 1_000_000)) {
            JsonNode hello = lost.await("hello");
            assertThat(hello.path("seq").asLong()).isZero();
            assertThat(hello.at("/data/connection_id").asText()).isNotEqualTo(connection);
        }
        try (TestSocket thief = resume(away.ann(), connection, next)) {
            assertThat(thief.await("hello").at("/data/connection_id").asText()).isNotEqualTo(connection);
        }
        try (TestSocket elsewhere = resume(SERVER.signIn(away.bob().username()), connection, next)) {
            assertThat(elsewhere.await("hello").at("/data/connection_id").asText())
                    .isNotEqualTo(connection);
        }
        try (TestSocket nonsense = resume(away.bob(), "not-an-id", next)) {
            nonsense.awaitClose();
            assertThat(nonsense.events()).isEmpty();
        }
    }

    @Test
    void a_client_that_missed_too_much_begins_anew() {
        Away away = Away.away();
        for (int i = 0; i < 1_100; i++) {
            SERVER.post(away.ann(), away.channel(), "missed");
        }
        try (TestSocket again = resume(away.bob(), away.connection(), away.next())) {
            assertThat(again.await("hello").at("/data/connection_id").asText()).isNotEqualTo(away.connection());
            SERVER.post(away.ann(), away.channel(), "after");
            again.awaitPost("posted", "after");
            assertThat(again.events("posted")).hasSize(1);
        }
    }

    @Test
    void a_client_that_comes_back_before_it_is_missed_takes_its_old_socket_over() {
        Person ann = SERVER.person();
        try (TestSocket old = TestSocket.of(SERVER, ann.token())) {
            String connection = old.await("hello").at("/data/connection_id").asText();
            old.settle();
            try (TestSocket again = resume(ann, connection, old.numbers().getLast() + 1)) {
                old.awaitClose();
                SERVER.post(ann, SERVER.townSquare, "taken over");
                again.awaitPost("posted", "taken over");
                assertThat(status(ann)).isEqualTo("online");
            }
        }
    }

    @Test
    void a_socket_that_closes_while_it_opens_leaves_nothing_behind() throws IOException {
        try (TestServer server = new TestServer()) {
            Person ann = server.person();
            byte[] upgrade = ("GET /api/v4/websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + ann.token()
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 500; i++) {
                try (Socket socket = new Socket("127.0.0.1", server.server().port())) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write(upgrade);
                    if (i % 2 == 0) {
                        assertThat(socket.getInputStream().read()).isEqualTo('H');
                    }
                }
            }
            Await.until(() -> server.sockets() == 0);
            Await.until(() -> ann.api().get("/users/me/status").text("status").equals("offline"));
        }
    }

    @Test
    void a_server_that_stops_says_that_it_goes() {
        TestServer server = new TestServer();
        try (TestSocket socket = TestSocket.of(server, server.person().token())) {
            server.close();
            assertThat(socket.awaitClose()).isEqualTo(1001);
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
    void whoever_comes_back_while_their_last_socket_closes_is_online() {
        Person ann = SERVER.person();
        TestSocket last = TestSocket.of(SERVER, ann.token());
        for (int i = 0; i < 50; i++) {
            last.abort();
            last = TestSocket.of(SERVER, ann.token());
            Await.until(() -> status(ann).equals("online"));
        }
        last.abort();
        Await.until(() -> status(ann).equals("offline"));
    }

    private static String status(Person person) {
        return person.api().get("/users/me/status").is(200).text("status");
    }

    private static TestSocket resume(Person person, String connection, long next) {
        return TestSocket.connect(
                SERVER,
                Map.of("Authorization", "Bearer " + person.token()),
                "?connection_id=" + connection + "&sequence_number=" + next);
    }

    private static void refused(JsonNode reply, int status, String id) {
        assertThat(reply.path("status").asText()).isEqualTo("FAIL");
        assertThat(reply.at("/error/id").asText()).isEqualTo(id);
        assertThat(reply.at("/error/status_code").asInt()).isEqualTo(status);
        assertThat(reply.at("/error/message").asText()).isNotBlank();
    }
}
