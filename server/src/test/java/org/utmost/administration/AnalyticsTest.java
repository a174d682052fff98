package org.utmost.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
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
    void everybody_may_know_about_how_many_posts_there_are() {
        SERVER.post(SERVER.admin, SERVER.townSquare, "one");
        long count = SERVER.person()
                .api()
                .get("/usage/posts")
                .is(200)
                .json()
                .path("count")
                .asLong();
        assertThat(count).isPositive();
        assertThat(String.valueOf(count)).matches("[1-9]0*");
        SERVER.nobody().get("/usage/posts").is(401);
    }

    @Test
    void what_is_written_for_a_day_that_was_counted_counts() {
        String day = "&from=2021-04-01&to=2021-04-02";
        assertThat(figures("post_counts_day" + day)).isEqualTo("[]");
        postAt(SERVER.admin, "2021-04-01T00:00:00Z");
        assertThat(figures("post_counts_day" + day)).isEqualTo("[{\"name\":\"2021-04-01\",\"value\":1}]");
        Person other = SERVER.person();
        SERVER.admin
                .api()
                .put("/users/" + other.id() + "/roles", Map.of("roles", "system_user system_admin"))
                .is(200);
        postAt(other, "2021-04-01T12:00:00Z");
        postAt(other, "2021-04-01T13:00:00Z");
        assertThat(figures("post_counts_day" + day)).isEqualTo("[{\"name\":\"2021-04-01\",\"value\":3}]");
        assertThat(figures("user_counts_with_posts_day" + day + "&team_id=" + SERVER.team))
                .isEqualTo("[{\"name\":\"2021-04-01\",\"value\":2}]");
    }

    @Test
    void what_is_written_while_its_day_is_counted_counts() throws InterruptedException {
        String day = "&from=2021-05-01&to=2021-05-01";
        Thread writer = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 40; i++) {
                postAt(SERVER.admin, "2021-05-01T10:00:00Z");
            }
        });
        while (writer.isAlive()) {
            figures("post_counts_day" + day);
        }
        writer.join();
        assertThat(figures("post_counts_day" + day)).isEqualTo("[{\"name\":\"2021-05-01\",\"value\":40}]");
    }

    @Test
    void figures_stay_the_same_when_their_days_are_past() {
        TestClock clock = new TestClock();
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock)) {
            Person bot = server.bot();
            server.post(bot, server.townSquare, "beep");
            String gone = server.post(server.admin, server.townSquare, "soon gone");
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<String> queries = List.of(
                    "post_counts_day",
                    "bot_post_counts_day",
                    "user_counts_with_posts_day",
                    "post_counts_day&team_id=" + server.team);
            List<String> before = queries.stream()
                    .map(query -> server.admin
                            .api()
                            .get(query(query, today))
                            .is(200)
                            .json()
                            .toString())
                    .toList();
            String posts = standard(server, "post_count");
            assertThat(before.get(1)).isEqualTo("[{\"name\":\"" + today + "\",\"value\":1}]");
            clock.pass(Duration.ofHours(49));
            Person admin = server.signIn("admin");
            for (int i = 0; i < queries.size(); i++) {
                assertThat(admin.api()
                                .get(query(queries.get(i), today))
                                .is(200)
                                .json()
                                .toString())
                        .isEqualTo(before.get(i));
            }
            assertThat(standard(server, "post_count")).isEqualTo(posts);
            admin.api().delete("/posts/" + gone).is(200);
            assertThat(admin.api()
                            .get(query("post_counts_day", today))
                            .is(200)
                            .json()
                            .toString())
                    .isEqualTo(before.getFirst());
            server.post(admin, server.townSquare, "today");
            assertThat(standard(server, "post_count")).isEqualTo(String.valueOf(Long.parseLong(posts) + 1));
        }
    }

    @Test
    void posts_are_not_counted_for_more_people_than_the_configuration_says() {
        try (TestServer server = new TestServer()) {
            server.person();
            server.configure("AnalyticsSettings", "MaxUsersForStatistics", 1);
            assertThat(standard(server, "post_count")).isEqualTo("-1");
            assertThat(standard(server, "unique_user_count")).isEqualTo("2");
            String days = "/analytics/old?name=post_counts_day";
            assertThat(server.admin.api().get(days).is(200).json().toString())
                    .isEqualTo("[{\"name\":\"\",\"value\":-1}]");
            server.configure("AnalyticsSettings", "MaxUsersForStatistics", 2);
            assertThat(standard(server, "post_count")).isNotEqualTo("-1");
        }
    }

    @Test
    void deactivated_people_and_bots_are_no_active_people() {
        try (TestServer server = new TestServer()) {
            Person ann = server.person();
            server.bot();
            ann.api()
                    .put("/users/" + ann.id() + "/status", Map.of("user_id", ann.id(), "status", "online"))
                    .is(200);
            assertThat(standard(server, "unique_user_count")).isEqualTo("2");
            String active = standard(server, "daily_active_users");
            server.admin.api().delete("/users/" + ann.id()).is(200);
            for (String team : List.of("", "&team_id=" + server.team)) {
                assertThat(standard(server, "unique_user_count" + team)).isEqualTo("1");
                assertThat(standard(server, "inactive_user_count" + team)).isEqualTo("1");
            }
            assertThat(standard(server, "daily_active_users")).isEqualTo(String.valueOf(Long.parseLong(active) - 1));
        }
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

    private static String query(String name, LocalDate day) {
        return "/analytics/old?name=" + name + "&from=" + day + "&to=" + day;
    }

    /** A standard figure; behind its name may stand more of the query. */
    private static String standard(TestServer server, String figure) {
        String[] parts = (figure + "&").split("&", 2);
        Answer rows = server.admin
                .api()
                .get("/analytics/old?name=standard&" + parts[1])
                .is(200);
        return rows.texts("value").get(rows.texts("name").indexOf(parts[0]));
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
