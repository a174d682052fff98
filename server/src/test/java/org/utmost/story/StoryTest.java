package org.utmost.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;

/** The article's story from its first line to its last, on both databases, and on two nodes where those are chosen. */
class StoryTest {
    @ParameterizedTest
    @MethodSource("org.utmost.testing.DatabaseKind#all")
    void the_articles_story(DatabaseKind kind) {
        try (TestServer server = new TestServer(kind, Map.of())) {
            String token = enable_tokens_and_make_one(server);
            Caller script = server.nobody().token(token);
            who_am_i(server, script);
            post_a_message(server, script);
            post_an_attachment(server, script);
            read_the_channel(server, script);
            read_statistics(server, script);
            hit_the_rate_limit(server, script);
        }
    }

    private static String enable_tokens_and_make_one(TestServer server) {
        Map<String, String> description = Map.of("description", "for the article");
        server.admin.api().post("/users/me/tokens", description).fails(501, "app.user_access_token.disabled");
        server.configure("ServiceSettings", "EnableUserAccessTokens", true);
        Answer made = server.admin.api().post("/users/me/tokens", description).is(200);
        server.nobody().token(made.text("id")).get("/users/me").fails(401, "api.context.session_expired.app_error");
        return made.text("token");
    }

    private static void who_am_i(TestServer server, Caller script) {
        Answer me = script.get("/users/me").is(200);
        JsonNode user = me.json();
        assertThat(me.header("Content-Type")).isEqualTo("application/json");
        assertThat(me.header("Etag"))
                .isEqualTo("11.7.0." + server.admin.id() + "."
                        + user.path("update_at").asLong() + "..0.true.true.0");
        assertThat(me.header("Expires")).isEqualTo("0");
        assertThat(me.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(me.header("X-Request-Id")).matches("[a-z0-9]{26}");
        assertThat(me.header("X-Version-Id")).matches("11\\.7\\.0\\.[^.]+\\.[0-9a-f]{32}\\.false");
        assertThat(me.header("Cache-Control")).isEmpty();
        assertThat(user.path("roles").asText()).isEqualTo("system_admin system_user");
        assertThat(user.path("notify_props").path("desktop_notification_sound").asText())
                .isEqualTo("Bing");
        assertThat(user.path("timezone").path("useAutomaticTimezone").asText()).isEqualTo("true");
        assertThat(user.has("password")).isFalse();
        assertThat(script.get("/users/me").header("X-Request-Id")).isNotEqualTo(me.header("X-Request-Id"));
        Answer unchanged =
                script.with("If-None-Match", me.header("Etag")).get("/users/me").is(304);
        assertThat(unchanged.http().body()).isEmpty();
    }

    private static void post_a_message(TestServer server, Caller script) {
        Answer post = script.post(
                        "/posts", Map.of("channel_id", server.townSquare, "message", "Create post by REST API"))
                .is(201);
        assertThat(post.text("message")).isEqualTo("Create post by REST API");
        assertThat(post.text("user_id")).isEqualTo(server.admin.id());
        assertThat(post.json().path("metadata")).isEmpty();
    }

    private static void post_an_attachment(TestServer server, Caller script) {
        Map<String, Object> props = Map.of("attachments", List.of(Map.of("text", "hoge")));
        Answer post = script.post("/posts", Map.of("channel_id", server.townSquare, "props", props))
                .is(201);
        JsonNode attachment = post.json().path("props").path("attachments").path(0);
        assertThat(attachment.path("text").asText()).isEqualTo("hoge");
        assertThat(attachment.path("title").isTextual()).isTrue();
        assertThat(post.json()
                        .path("metadata")
                        .path("embeds")
                        .path(0)
                        .path("type")
                        .asText())
                .isEqualTo("message_attachment");
    }

    private static void read_the_channel(TestServer server, Caller script) {
        JsonNode list =
                script.get("/channels/" + server.townSquare + "/posts").is(200).json();
        assertThat(list.path("order")).hasSize(3);
        JsonNode newest = list.path("posts").path(list.path("order").path(0).asText());
        assertThat(newest.path("metadata").path("embeds")).hasSize(1);
    }

    private static void read_statistics(TestServer server, Caller script) {
        Answer rows = script.get("/analytics/old").is(200);
        assertThat(rows.texts("name"))
                .containsExactly(
                        "channel_open_count",
                        "channel_private_count",
                        "post_count",
                        "unique_user_count",
                        "team_count",
                        "total_websocket_connections",
                        "total_master_db_connections",
                        "total_read_db_connections",
                        "daily_active_users",
                        "monthly_active_users",
                        "inactive_user_count");
        List<String> values = new ArrayList<>(rows.texts("value"));
        assertThat(Integer.parseInt(values.remove(6))).isPositive();
        assertThat(values).containsExactly("2", "0", "4", "1", "1", "0", "0", "1", "1", "0");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        JsonNode days =
                script.get("/analytics/old?name=post_counts_day").is(200).json();
        assertThat(days.toString()).isEqualTo("[{\"name\":\"" + today + "\",\"value\":4}]");
        String past = "/analytics/old?name=post_counts_day&from=2020-11-01&to=2020-11-30";
        assertThat(script.get(past).is(200).json()).isEmpty();
    }

    private static void hit_the_rate_limit(TestServer server, Caller script) {
        server.admin
                .api()
                .put("/config/patch", Map.of("RateLimitSettings", Map.of("Enable", true, "PerSec", 1, "MaxBurst", 3)))
                .is(200);
        Answer first = script.get("/users/me").is(200);
        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("2");
        assertThat(first.header("X-RateLimit-Reset")).isNotEmpty();
        Answer refused = first;
        for (int i = 0; i < 20 && refused.status() == 200; i++) {
            refused = script.get("/users/me");
        }
        refused.fails(429, "api.context.rate_limit.app_error");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
    }
}
