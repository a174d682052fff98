package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class ScheduledPostsTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestServer SERVER = new TestServer(DatabaseKind.chosen(), Map.of(), CLOCK);

    /** Short enough for sockets to stay open while it passes. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String NOTHING = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_post_is_sent_at_its_time_and_waits_no_longer() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            Answer made = schedule(ann, channel, "good morning", SOON).is(201);
            assertThat(scheduled(socket.await("scheduled_post_created"))
                            .path("id")
                            .asText())
                    .isEqualTo(made.text("id"));
            assertThat(waiting(ann, SERVER.team)).containsExactly("good morning");
            assertThat(ann.api().get("/channels/" + channel + "/posts").http().body())
                    .doesNotContain("good morning");
            CLOCK.pass(SOON);
            JsonNode posted = socket.awaitPost("posted", "good morning");
            assertThat(posted.path("data").path("sender_name").asText()).isEqualTo("@" + ann.username());
            socket.await("scheduled_post_deleted");
            assertThat(waiting(ann, SERVER.team)).isEmpty();
        }
    }

    @Test
    void a_post_for_later_is_changed_and_taken_back_by_its_author_alone() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        String id = schedule(ann, direct, "first", Duration.ofHours(1)).is(201).text("id");
        assertThat(waiting(ann, SERVER.team)).isEmpty();
        assertThat(waiting(ann, "directChannels")).containsExactly("first");
        Answer changed = ann.api()
                .put("/posts/schedule/" + id, body(id, direct, "second", Duration.ofHours(500)))
                .is(200);
        assertThat(changed.text("message")).isEqualTo("second");
        bob.api()
                .put("/posts/schedule/" + id, body(id, direct, "his", Duration.ofHours(1)))
                .fails(403, "app.update_scheduled_post.update_permission.error");
        bob.api().delete("/posts/schedule/" + id).fails(403, "app.delete_scheduled_post.delete_permission.error");
        ann.api()
                .put("/posts/schedule/" + id, body(NOTHING, direct, "second", Duration.ofHours(1)))
                .fails(400, "api.context.invalid_body_param.app_error");
        assertThat(ann.api().delete("/posts/schedule/" + id).is(200).text("message"))
                .isEqualTo("second");
        ann.api()
                .delete("/posts/schedule/" + id)
                .fails(404, "app.delete_scheduled_post.existing_scheduled_post.not_exist");
        ann.api()
                .put("/posts/schedule/" + id, body(id, direct, "third", Duration.ofHours(1)))
                .fails(404, "app.update_scheduled_post.existing_scheduled_post.not_exist");
    }

    @Test
    void a_post_that_cannot_be_sent_tells_why_and_can_be_tried_again() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String id = schedule(ann, channel, "too late", SOON).is(201).text("id");
        ann.api().delete("/channels/" + channel).is(200);
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            CLOCK.pass(SOON);
            JsonNode failed = scheduled(socket.await("scheduled_post_updated"));
            assertThat(failed.path("error_code").asText()).isEqualTo("channel_archived");
            assertThat(failed.path("processed_at").asLong()).isPositive();
            SERVER.admin
                    .api()
                    .post("/channels/" + channel + "/restore", Map.of())
                    .is(200);
            ann.api()
                    .put("/posts/schedule/" + id, body(id, channel, "in time", SOON))
                    .is(200);
            CLOCK.pass(SOON);
            socket.awaitPost("posted", "in time");
        }
    }

    @Test
    void what_cannot_be_scheduled_is_refused() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        schedule(ann, channel, "late", Duration.ofHours(-1))
                .fails(400, "model.scheduled_post.is_valid.scheduled_at.app_error");
        schedule(ann, channel, " ", Duration.ofHours(1))
                .fails(400, "model.scheduled_post.is_valid.empty_post.app_error");
        schedule(SERVER.stranger(), channel, "x", Duration.ofHours(1)).fails(403, "api.context.permissions.app_error");
        schedule(ann, "", "x", Duration.ofHours(1)).fails(400, "model.draft.is_valid.channel_id.app_error");
        ann.api().delete("/channels/" + channel).is(200);
        schedule(ann, channel, "x", Duration.ofHours(1))
                .fails(400, "app.save_scheduled_post.channel_deleted.app_error");
        SERVER.stranger()
                .api()
                .get("/posts/scheduled/team/" + SERVER.team)
                .fails(403, "api.context.permissions.app_error");
        SERVER.configure("ServiceSettings", "ScheduledPosts", false);
        schedule(ann, SERVER.townSquare, "x", Duration.ofHours(1)).fails(400, "api.scheduled_posts.feature_disabled");
        ann.api().get("/posts/scheduled/team/" + SERVER.team).fails(400, "api.scheduled_posts.feature_disabled");
        SERVER.configure("ServiceSettings", "ScheduledPosts", true);
    }

    private static Answer schedule(Person by, String channel, String message, Duration in) {
        return by.api().post("/posts/schedule", body("", channel, message, in));
    }

    private static Map<String, Object> body(String id, String channel, String message, Duration in) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("channel_id", channel);
        body.put("message", message);
        body.put("scheduled_at", CLOCK.millis() + in.toMillis());
        return body;
    }

    private static JsonNode scheduled(JsonNode event) {
        return Json.read(event.path("data").path("scheduledPost").asText(), JsonNode.class);
    }

    private static List<String> waiting(Person by, String where) {
        return by.api()
                .get("/posts/scheduled/team/" + SERVER.team + "?includeDirectChannels=true")
                .is(200)
                .json()
                .path(where)
                .findValuesAsText("message");
    }
}
