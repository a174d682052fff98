package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestSocket;

class CorsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String PAGE = "https://app.example";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void nobodyIsNamed() {
        name("", false, "");
    }

    @Test
    void pages_of_other_origins_are_told_nothing_unless_named() {
        Answer off = from(PAGE);
        assertThat(off.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(off.http().headers().allValues("Vary")).containsExactly("Accept-Encoding");
        asked(PAGE).fails(404, "api.context.404.app_error");

        name(PAGE + "  https://*.team.example", false, "");
        assertThat(from(PAGE).header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(from("https://a.team.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://a.team.example");
        for (String other : new String[] {
            "https://evil.example",
            "http://app.example",
            "https://team.example",
            "https://a.team.example.evil",
            "null",
            ""
        }) {
            Answer refused = from(other);
            assertThat(refused.header("Access-Control-Allow-Origin")).as(other).isEmpty();
            assertThat(refused.header("Vary")).as(other).contains("Origin", "Accept-Encoding");
            assertThat(asked(other).is(204).header("Access-Control-Allow-Methods"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void a_named_page_may_ask_beforehand_and_read_errors_too() {
        name(PAGE, false, "X-Version-Id X-Request-Id");
        Answer asked = asked(PAGE).is(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("PUT").contains("DELETE");
        assertThat(asked.header("Access-Control-Allow-Headers")).isEqualTo("authorization,content-type");
        assertThat(asked.header("Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
        Answer refused = SERVER.nobody().with("Origin", PAGE).get("/users/me");
        refused.fails(401, "api.context.session_expired.app_error");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(refused.header("Access-Control-Expose-Headers")).isEqualTo("X-Version-Id, X-Request-Id");
        SERVER.nobody().with("Origin", PAGE).send("OPTIONS", "/users/me", null).fails(404, "api.context.404.app_error");
    }

    @Test
    void cookies_are_for_origins_that_are_named_only() {
        name(PAGE, true, "");
        assertThat(from(PAGE).header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(from("https://evil.example").header("Access-Control-Allow-Credentials"))
                .isEmpty();
        name("*", true, "");
        assertThat(from("https://evil.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(from("https://evil.example").header("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void a_named_page_may_open_a_websocket() {
        Map<String, String> page =
                Map.of("Cookie", "MMAUTHTOKEN=" + SERVER.admin.token(), "Origin", "https://a.team.example");
        assertThatThrownBy(() -> TestSocket.connect(SERVER, page, "")).hasMessageContaining("403");
        name("https://*.team.example", false, "");
        try (TestSocket socket = TestSocket.connect(SERVER, page, "")) {
            socket.await("hello");
        }
    }

    private static Answer from(String origin) {
        return SERVER.nobody().with("Origin", origin).get("/system/ping").is(200);
    }

    private static Answer asked(String origin) {
        return SERVER.nobody()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", "PUT")
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", "/users/me/patch", null);
    }

    private static void name(String origins, boolean cookies, String exposed) {
        SERVER.admin
                .api()
                .put(
                        "/config/patch",
                        Map.of(
                                "ServiceSettings",
                                Map.of(
                                        "AllowCorsFrom",
                                        origins,
                                        "CorsAllowCredentials",
                                        cookies,
                                        "CorsExposedHeaders",
                                        exposed)))
                .is(200);
    }
}
