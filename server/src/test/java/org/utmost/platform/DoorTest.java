package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What comes to the door that nobody's client would send: it is refused or mended there, and harms nobody behind it. */
class DoorTest {
    private static final TestServer SERVER = new TestServer();
    private static final String INVALID = "api.context.invalid_body_param.app_error";
    private static final Pattern ERROR_END = Pattern.compile("\"status_code\":\\d+}");

    /** Types and flags of frames (RFC 9113). */
    private static final byte SETTINGS = 4;

    private static final byte HEADERS = 1;
    private static final byte END_OF_STREAM_AND_HEADERS = 5;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void json_in_json_in_json_is_refused_before_anything_is_done_with_it() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String user = "/users/" + ann.id();
        for (int depth : new int[] {70, 500, 997, 1_500, 20_000}) {
            for (String deep : List.of(
                    nested("[", "]", depth), nested("{\"a\":", "}", depth), nested("[{\"a\":", "}]", depth / 2))) {
                String post = "{\"channel_id\":\"" + channel + "\",\"message\":\"m\",\"props\":{\"a\":" + deep + "}}";
                ann.api().post("/posts", post).fails(400, INVALID);
                ann.api()
                        .put(user + "/patch", "{\"notify_props\":{\"a\":" + deep + "}}")
                        .fails(400, INVALID);
                ann.api().put(user + "/patch", "{\"unknown\":" + deep + "}").fails(400, INVALID);
                ann.api()
                        .put(user + "/preferences", "[{\"value\":" + deep + "}]")
                        .fails(400, INVALID);
                SERVER.admin
                        .api()
                        .put("/config/patch", "{\"PluginSettings\":{\"Plugins\":" + deep + "}}")
                        .fails(400, INVALID);
                ann.api().post("/channels", deep).fails(400, INVALID);
            }
        }
        assertThat(ann.api()
                        .get("/channels/" + channel + "/posts")
                        .is(200)
                        .json()
                        .path("order"))
                .hasSize(1);
    }

    @Test
    void a_deep_frame_closes_its_own_socket_as_json_and_as_messagepack() {
        try (TestSocket socket = TestSocket.of(SERVER, SERVER.admin.token())) {
            socket.send("{\"seq\":1,\"action\":\"ping\",\"data\":" + nested("[", "]", 1_000) + "}");
            assertThat(socket.awaitClose()).isEqualTo(1008);
        }
        byte[] packed = new byte[4_000];
        java.util.Arrays.fill(packed, (byte) 0x91);
        try (TestSocket socket = TestSocket.of(SERVER, SERVER.admin.token())) {
            socket.send(packed);
            assertThat(socket.awaitClose()).isEqualTo(1008);
        }
        try (TestSocket socket = TestSocket.of(SERVER, SERVER.admin.token())) {
            assertThat(socket.ask("ping", Map.of()).path("status").asText()).isEqualTo("OK");
        }
    }

    @Test
    void what_is_no_utf_8_is_refused_or_replaced_and_never_a_fault_of_the_server() throws IOException {
        for (String path : List.of("users/me", "system/ping", "config/client", "teams")) {
            String request = "GET /api/v4/" + path + "?x=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + SERVER.admin.token() + "\r\n\r\n";
            assertThat(raw(request)).contains("400", "api.context.invalid_url_param.app_error");
        }
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32")) {
            String body = post("a\\u0000b");
            assertThat(send(body.getBytes(Charset.forName(charset)))).contains("HTTP/1.1 400", INVALID);
        }
        assertThat(send(post("a\\u0000b").getBytes(StandardCharsets.UTF_8))).contains("HTTP/1.1 400", INVALID);
        byte[] surrogate = post("aXXXb").getBytes(StandardCharsets.ISO_8859_1);
        int at = new String(surrogate, StandardCharsets.ISO_8859_1).indexOf("XXX");
        System.arraycopy(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 0, surrogate, at, 3);
        assertThat(send(surrogate)).contains("HTTP/1.1 201", "\"message\":\"a\uFFFDb\"");
        assertThat(send(post("\\ud83d\\ude00 \\ud83d \\ude00 \\\\ud83d").getBytes(StandardCharsets.UTF_8)))
                .contains("HTTP/1.1 201", "\"message\":\"😀 \uFFFD \uFFFD \\\\ud83d\"");
    }

    @Test
    void a_slash_too_many_makes_no_difference_and_an_escaped_one_is_part_of_a_name() {
        SERVER.web().token(SERVER.admin.token()).get("//api/v4/users/me").is(200);
        SERVER.web().token(SERVER.admin.token()).get("/api//v4/users///me").is(200);
        SERVER.admin.api().get("/teams/name/a%2Fb").fails(404, "app.team.get_by_name.missing.app_error");
        SERVER.admin.api().get("/users%2Fme").fails(404, "api.context.404.app_error");
        SERVER.admin.api().get("/users/%2F..%2Fme").fails(400, "api.context.invalid_url_param.app_error");
        SERVER.admin.api().get("/users/username/%252F").fails(404, "app.user.get_by_username.app_error");
    }

    @Test
    void the_last_address_that_no_proxy_of_ours_wrote_is_the_callers() {
        Map<String, String> limits = Map.of(
                "MM_RATELIMITSETTINGS_ENABLE", "true",
                "MM_RATELIMITSETTINGS_PERSEC", "1",
                "MM_RATELIMITSETTINGS_MAXBURST", "20",
                "MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER", "X-Forwarded-For");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), limits)) {
            // Whatever the caller puts before it.
            assertThat(limited(server, i -> "203.0.113." + i + ", 198.51.100.7"))
                    .isTrue();
            assertThat(limited(server, i -> "192.0.2." + i)).isFalse();
        }
        Map<String, String> named = new java.util.HashMap<>(limits);
        named.put("MM_SERVICESETTINGS_TRUSTEDPROXYADDRESSES", "127.0.0.0/8 10.0.0.0/8");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), named)) {
            assertThat(limited(server, i -> "203.0.113." + i + ", 198.51.100.7, 10.0.0." + i))
                    .isTrue();
            assertThat(limited(server, i -> "192.0.2." + i + ", 10.0.0.1")).isFalse();
        }
        named.put("MM_SERVICESETTINGS_TRUSTEDPROXYADDRESSES", "192.0.2.1");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), named)) {
            assertThat(limited(server, i -> "198.51.100." + i)).isTrue();
        }
        SERVER.admin
                .api()
                .put("/config/patch", Map.of("ServiceSettings", Map.of("TrustedProxyAddresses", List.of("my proxy"))))
                .fails(400, "model.config.is_valid.trusted_proxy_addresses.app_error");
    }

    /** Such requests name no path here: they are for proxies, or about the server as a whole. */
    @Test
    void a_request_for_no_path_is_refused() throws IOException {
        for (String line : List.of("OPTIONS *", "CONNECT localhost:80")) {
            assertThat(answered((line + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII)))
                    .as(line)
                    .contains("HTTP/1.1 404", "application/json", "api.context.404.app_error");
        }
        byte[] head = "\0\7:method\7CONNECT\0\12:authority\14localhost:80".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream connect = new ByteArrayOutputStream();
        connect.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        connect.writeBytes(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
        connect.writeBytes(new byte[] {0, 0, (byte) head.length, HEADERS, END_OF_STREAM_AND_HEADERS, 0, 0, 0, 1});
        connect.writeBytes(head);
        assertThat(answered(connect.toByteArray()))
                .contains("api.context.malformed_request.app_error", "\"status_code\":400");
    }

    /** What is answered up to the end of an error, on a connection that stays open. */
    private static String answered(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request);
            StringBuilder answer = new StringBuilder();
            int next = 0;
            while (next >= 0 && !ERROR_END.matcher(answer).find()) {
                next = socket.getInputStream().read();
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    @Test
    void browsers_are_told_to_stay_with_https_where_they_came_by_it() {
        Map<String, String> settings = Map.of(
                "MM_SERVICESETTINGS_TLSSTRICTTRANSPORT", "true",
                "MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER", "X-Forwarded-For");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), settings)) {
            String name = "Strict-Transport-Security";
            assertThat(server.nobody().get("/system/ping").header(name)).isEmpty();
            Answer secure = server.nobody().with("X-Forwarded-Proto", "https").get("/system/ping");
            assertThat(secure.header(name)).isEqualTo("max-age=63072000");
        }
        assertThat(SERVER.nobody()
                        .with("X-Forwarded-Proto", "https")
                        .get("/system/ping")
                        .header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void clients_that_do_not_read_their_large_replies_are_cut_off_and_hold_no_memory() throws IOException {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        for (int i = 0; i < 100; i++) {
            SERVER.post(ann, channel, "あ".repeat(16_000));
        }
        String request = "GET /api/v4/channels/" + channel + "/posts?per_page=200 HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + ann.token() + "\r\n\r\n";
        List<Socket> slow = new ArrayList<>();
        try {
            // Some 200 MB, more than the network's own buffers hold.
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4_096);
                socket.connect(new java.net.InetSocketAddress(
                        "127.0.0.1", SERVER.server().port()));
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            Await.until(() -> slow.stream().filter(DoorTest::cut).count() >= 10);
            assertThat(ann.api()
                            .get("/channels/" + channel + "/posts?per_page=200")
                            .is(200)
                            .json()
                            .path("order"))
                    .hasSize(101);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    /** Whether the server has closed the connection: what we send comes back as an error. */
    private static boolean cut(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean limited(TestServer server, java.util.function.IntFunction<String> forwarded) {
        for (int i = 0; i < 60; i++) {
            Answer answer =
                    server.nobody().with("X-Forwarded-For", forwarded.apply(i)).get("/system/ping");
            if (answer.status() == 429) {
                return true;
            }
        }
        return false;
    }

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    private static String post(String message) {
        return "{\"channel_id\":\"" + SERVER.townSquare + "\",\"message\":\"" + message + "\"}";
    }

    private static String send(byte[] body) throws IOException {
        String head = "POST /api/v4/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + SERVER.admin.token() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
