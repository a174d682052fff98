package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class GateTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void ping_says_whether_all_is_well() {
        Answer ping = SERVER.nobody().get("/system/ping").is(200);
        assertThat(ping.text("status")).isEqualTo("OK");
        assertThat(ping.json().has("database_status")).isFalse();
        Answer whole =
                SERVER.nobody().get("/system/ping?get_server_status=true").is(200);
        assertThat(whole.text("database_status")).isEqualTo("OK");
        assertThat(whole.text("filestore_status")).isEqualTo("OK");
    }

    @Test
    void what_is_not_there_is_the_apis_404() {
        String id = "api.context.404.app_error";
        SERVER.nobody().get("/no/such/thing").fails(404, id);
        SERVER.web().get("/api/v3/users").fails(404, id);
        SERVER.admin.api().delete("/system/ping").fails(404, id);
        SERVER.admin.api().send("PATCH", "/users/me", Map.of()).fails(404, id);
        SERVER.admin.api().get("/users/me/").is(200);
    }

    @Test
    void errors_speak_the_users_language_else_the_browsers() {
        Caller nobody = SERVER.nobody();
        assertThat(nobody.get("/users/me").text("message")).startsWith("There is no valid session");
        assertThat(nobody.with("Accept-Language", "ja,en;q=0.5")
                        .get("/users/me")
                        .text("message"))
                .startsWith("有効なセッションがありません");
        assertThat(nobody.with("Accept-Language", "xx").get("/users/me").text("message"))
                .startsWith("There is no valid session");
        Person ann = SERVER.stranger();
        ann.api().put("/users/me/patch", Map.of("locale", "ja")).is(200);
        assertThat(ann.api().with("Accept-Language", "en").get("/nothing").text("message"))
                .contains("API リファレンス");
    }

    @Test
    void a_body_too_large_and_a_url_too_long_are_refused() throws IOException {
        SERVER.admin
                .api()
                .post("/users/search", Map.of("term", "x".repeat(300_001)))
                .fails(413, "api.context.request_body_too_large.app_error");
        assertThat(raw("POST /api/v4/users/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + ("ffff\r\n" + "x".repeat(0xffff) + "\r\n").repeat(12)
                        + "0\r\n\r\n"))
                .contains("413", "api.context.request_body_too_large.app_error");
        SERVER.admin
                .api()
                .get("/users?page=" + "0".repeat(2_100))
                .fails(414, "basic_security_check.url.too_long_error");
    }

    @Test
    void a_url_that_is_none_is_refused_as_the_api_refuses() throws IOException {
        SERVER.admin
                .api()
                .get("/teams/" + SERVER.team + "/channels/autocomplete?name=%00")
                .fails(400, "api.context.invalid_url_param.app_error");
        SERVER.nobody().get("/users/username/%00").fails(400, "api.context.malformed_request.app_error");

        SERVER.nobody()
                .with("Accept-Language", "ja")
                .with("X-Long", "x".repeat(20_000))
                .get("/system/ping")
                .fails(431, "api.context.headers_too_large.app_error");
        assertThat(raw("GET /api/v4/system/ping?page=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("400", "api.context.invalid_url_param.app_error");
        assertThat(raw("NOT HTTP AT ALL\r\n\r\n"))
                .contains("400", "application/json", "api.context.malformed_request.app_error");
    }

    @Test
    void headers_are_written_as_the_api_writes_them() throws IOException {
        String me = "GET /api/v4/users/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + SERVER.admin.token() + "\r\n\r\n";
        assertThat(raw(me))
                .contains("\nContent-Type: application/json\r\n", "\nEtag: 11.7.0.", "\nExpires: 0\r\n")
                .contains("\nVary: Accept-Encoding\r\n", "\nX-Request-Id: ", "\nX-Version-Id: 11.7.0.");
    }

    /** What the server answers to bytes that no HTTP client would send. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Else the connection would be closed under whoever goes on to use it. */
    @Test
    void a_body_that_nobody_asked_for_is_awaited_before_the_answer() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.server().port())) {
            write(socket, "POST /api/v4/users/logout HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
            socket.setSoTimeout(500);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(30_000);
            write(socket, "{}GET /api/v4/system/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void large_replies_are_compressed_for_those_who_take_it() {
        Answer config = SERVER.admin
                .api()
                .with("Accept-Encoding", "gzip")
                .get("/config")
                .is(200);
        assertThat(config.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(config.http().headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @Test
    void head_answers_as_get_without_a_body() {
        Answer head = SERVER.nobody().send("HEAD", "/system/ping", null).is(200);
        assertThat(head.http().body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void lists_are_bounded_whatever_is_asked_for() {
        for (String page : List.of("page=-1&per_page=0", "page=x&per_page=y", "per_page=100000", "page=999999999")) {
            assertThat(SERVER.admin.api().get("/users?" + page).is(200).json().size())
                    .isLessThanOrEqualTo(200);
        }
    }

    @Test
    void callers_are_limited_by_address_which_only_a_trusted_proxy_may_name() {
        Map<String, String> limits = Map.of(
                "MM_RATELIMITSETTINGS_ENABLE", "true",
                "MM_RATELIMITSETTINGS_PERSEC", "1",
                "MM_RATELIMITSETTINGS_MAXBURST", "20");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), limits)) {
            exhaust(i -> server.nobody().with("X-Forwarded-For", "203.0.113." + i));
        }
        Map<String, String> proxied = new HashMap<>(limits);
        proxied.put("MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER", "X-Forwarded-For");
        proxied.put("MM_SERVICESETTINGS_TRUSTEDPROXYADDRESSES", "127.0.0.0/8 10.0.0.0/8");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), proxied)) {
            exhaust(i -> server.nobody().with("X-Forwarded-For", "203.0.113.7"));
            server.nobody()
                    .with("X-Forwarded-For", "203.0.113.8, 10.0.0.1")
                    .get("/system/ping")
                    .is(200);
        }
    }

    @Test
    void callers_may_be_limited_by_user_or_header_instead() {
        Map<String, String> limits = Map.of(
                "MM_RATELIMITSETTINGS_ENABLE", "true",
                "MM_RATELIMITSETTINGS_PERSEC", "1",
                "MM_RATELIMITSETTINGS_MAXBURST", "30",
                "MM_RATELIMITSETTINGS_VARYBYUSER", "true",
                "MM_RATELIMITSETTINGS_VARYBYHEADER", "X-Tenant");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), limits)) {
            Person ann = server.stranger();
            exhaust(i -> ann.api());
            server.admin.api().get("/system/ping").is(200);
            ann.api().with("X-Tenant", "other").get("/system/ping").is(200);
        }
    }

    private static void exhaust(IntFunction<Caller> callers) {
        for (int i = 0; i < 60; i++) {
            Answer answer = callers.apply(i).get("/system/ping");
            if (answer.status() == 429) {
                answer.fails(429, "api.context.rate_limit.app_error");
                return;
            }
        }
        throw new AssertionError("never limited");
    }
}
