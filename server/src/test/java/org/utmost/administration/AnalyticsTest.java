package org.utmost.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class AnalyticsTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void figures_by_day_cover_the_period_asked_for() {
        Person ann = SERVER.person();
        postAt(SERVER.admin, "2021-03-04T10:00:00Z");
        postAt(SERVER.admin, "2021-03-04T23:59:59Z");
        postAt(SERVER.admin, "2021-03-06T00:00:00Z");
        String period = "&from=2021-03-01&to=2021-03-06";
        assertThat(figures("post_counts_day" + period))
                .isEqualTo("[{\"name\":\"2021-03-06\",\"value\":1},{\"name\":\"2021-03-04\",\"value\":2}]");
        assertThat(figures("post_counts_day&from=2021-03-05&to=2021-03-05")).isEqualTo("[]");
        assertThat(figures("user_counts_with_posts_day" + period))
                .isEqualTo("[{\"name\":\"2021-03-06\",\"value\":1},{\"name\":\"2021-03-04\",\"value\":1}]");
        assertThat(figures("bot_post_counts_day" + period)).isEqualTo("[]");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(figures("post_counts_day")).startsWith("[{\"name\":\"" + today + "\"");
        assertThat(figures("post_counts_day&team_id=" + SERVER.team + period)).contains("2021-03-04");
        assertThat(ann.api().get("/analytics/old").status()).isEqualTo(403);
    }

    @Test
    void figures_of_a_team_are_of_that_team() {
        Answer other = SERVER.admin
                .api()
                .post("/teams", Map.of("name", "quiet", "display_name", "Quiet", "type", "O"))
                .is(201);
        Answer rows = SERVER.admin
                .api()
                .get("/analytics/old?name=standard&team_id=" + other.text("id"))
                .is(200);
        assertThat(rows.texts("value").subList(0, 4)).containsExactly("2", "0", "2", "1");
    }

    @Test
    void extra_counts_are_true() {
        SERVER.post(SERVER.admin, SERVER.townSquare, "a #tagged post");
        assertThat(figures("extra_counts")).contains("{\"name\":\"hashtag_post_count\",\"value\":1}");
    }

    @Test
    void what_cannot_be_answered_is_refused() {
        String id = "api.context.invalid_url_param.app_error";
        for (String query : new String[] {
            "name=no_such_figures",
            "team_id=x",
            "name=post_counts_day&from=yesterday",
            "name=post_counts_day&from=2021-02-02&to=2021-02-01"
        }) {
            SERVER.admin.api().get("/analytics/old?" + query).fails(400, id);
        }
    }

    private static void postAt(Person author, String time) {
        long millis = Instant.parse(time).toEpochMilli();
        author.api()
                .post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "then", "create_at", millis))
                .is(201);
    }

    private static String figures(String query) {
        return SERVER.admin
                .api()
                .get("/analytics/old?name=" + query)
                .is(200)
                .json()
                .toString();
    }

    @Test
    void the_requests_of_the_last_hour_are_counted_by_minute_and_route() {
        try (TestServer server = new TestServer()) {
            server.nobody().get("/users/me").is(401);
            server.admin.api().get("/users/me").is(200);
            server.web().get("/api/v4/nothing").is(404);
            Await.until(() -> sum(server, "client_errors") == 2);
            JsonNode told =
                    server.admin.api().get("/analytics/requests").is(200).json();
            assertThat(told.path("minutes")).hasSize(60);
            JsonNode me = null;
            for (JsonNode route : told.path("routes")) {
                if (route.path("route").asText().equals("/api/v4/users/{user_id}")) {
                    me = route;
                }
            }
            assertThat(me).isNotNull();
            assertThat(me.path("method").asText()).isEqualTo("GET");
            assertThat(me.at("/figures/requests").asLong()).isEqualTo(2);
            assertThat(me.at("/figures/client_errors").asLong()).isEqualTo(1);
            assertThat(me.at("/figures/p99_ms").asDouble()).isPositive();
            server.stranger().api().get("/analytics/requests").fails(403, "api.context.permissions.app_error");
        }
    }

    @Test
    void calls_that_the_rate_limit_refused_are_counted_apart() {
        try (TestServer server = new TestServer()) {
            assertThat(sum(server, "limited")).isZero();
            server.configure("RateLimitSettings", "MaxBurst", 5);
            server.configure("RateLimitSettings", "Enable", true);
            Await.until(() -> server.nobody().get("/system/ping").status() == 429);
            Map<String, Object> off = Map.of("RateLimitSettings", Map.of("Enable", false));
            Await.until(() -> server.admin.api().put("/config/patch", off).status() == 200);
            Await.until(() -> sum(server, "limited") > 0);
            assertThat(sum(server, "limited")).isEqualTo(sum(server, "client_errors"));
        }
    }

    private static long sum(TestServer server, String figure) {
        long sum = 0;
        for (JsonNode minute :
                server.admin.api().get("/analytics/requests").is(200).json().path("minutes")) {
            sum += minute.path("figures").path(figure).asLong();
        }
        return sum;
    }
}
