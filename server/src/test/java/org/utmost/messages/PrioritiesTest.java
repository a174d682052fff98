package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

/** Urgent posts, and acknowledging them. */
class PrioritiesTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestServer SERVER = new TestServer(DatabaseKind.chosen(), Map.of(), CLOCK);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_urgent_post_tells_who_acknowledged_it() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            Answer made = write(ann, channel, "", Map.of("priority", "urgent", "requested_ack", true))
                    .is(201);
            String post = made.text("id");
            assertThat(priority(made.json()).path("priority").asText()).isEqualTo("urgent");
            assertThat(priority(made.json()).path("requested_ack").asBoolean()).isTrue();
            JsonNode posted = Json.read(
                    socket.awaitPost("posted", "read this")
                            .path("data")
                            .path("post")
                            .asText(),
                    JsonNode.class);
            assertThat(priority(posted)).isEqualTo(priority(made.json()));
            assertThat(acknowledgements(ann, channel, post)).isEmpty();
            Answer given = acknowledge(bob, post).is(200);
            assertThat(acknowledge(bob, post).is(200).json()).isEqualTo(given.json());
            JsonNode told = socket.await("post_acknowledgement_added");
            assertThat(told.path("data").path("acknowledgement").asText()).isEqualTo(Json.text(given.json()));
            assertThat(acknowledgements(ann, channel, post)).containsExactly(given.json());
            bob.api().delete("/users/me/posts/" + post + "/ack").is(200);
            socket.await("post_acknowledgement_removed");
            assertThat(acknowledgements(ann, channel, post)).isEmpty();
            bob.api().delete("/users/me/posts/" + post + "/ack").fails(404, "app.acknowledgement.get.app_error");
        }
    }

    @Test
    void an_acknowledgement_stands_after_five_minutes_and_in_an_archived_channel() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String post = SERVER.post(ann, channel, "read this");
        acknowledge(ann, post).is(200);
        CLOCK.pass(Duration.ofMinutes(6));
        ann.api()
                .delete("/users/me/posts/" + post + "/ack")
                .fails(403, "api.acknowledgement.delete.deadline.app_error");
        SERVER.person()
                .api()
                .post("/users/" + ann.id() + "/posts/" + post + "/ack", Map.of())
                .fails(403, "api.context.permissions.app_error");
        ann.api().delete("/channels/" + channel).is(200);
        acknowledge(ann, post).fails(403, "api.acknowledgement.save.archived_channel.app_error");
        ann.api()
                .delete("/users/me/posts/" + post + "/ack")
                .fails(403, "api.acknowledgement.delete.archived_channel.app_error");
        acknowledge(ann, "aaaaaaaaaaaaaaaaaaaaaaaaaa").fails(404, "app.post.get.app_error");
    }

    @Test
    void a_priority_is_one_that_there_is_and_of_a_post_that_begins_a_thread() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String root = SERVER.post(ann, channel, "root");
        String refused = "api.post.post_priority.";
        write(ann, channel, root, Map.of("priority", "urgent"))
                .fails(400, refused + "priority_post_only_allowed_for_root_post.request_error");
        write(ann, channel, "", Map.of("priority", "someday")).fails(400, "api.context.invalid_body_param.app_error");
        write(ann, channel, "", Map.of("priority", "important", "persistent_notifications", true))
                .fails(400, refused + "urgent_persistent_notification_post.request_error");
        assertThat(write(ann, channel, root, Map.of("priority", ""))
                        .is(201)
                        .json()
                        .path("metadata")
                        .has("priority"))
                .isFalse();
        SERVER.configure("ServiceSettings", "PostPriority", false);
        write(ann, channel, "", Map.of("priority", "urgent"))
                .fails(403, refused + "priority_post_not_allowed_for_user.request_error");
        SERVER.configure("ServiceSettings", "PostPriority", true);
        SERVER.configure("ServiceSettings", "AllowPersistentNotifications", false);
        write(ann, channel, "", Map.of("priority", "urgent", "persistent_notifications", true))
                .fails(403, refused + "priority_post_not_allowed_for_user.request_error");
        SERVER.configure("ServiceSettings", "AllowPersistentNotifications", true);
    }

    private static Answer write(Person by, String channel, String root, Map<String, Object> priority) {
        return by.api()
                .post(
                        "/posts",
                        Map.of(
                                "channel_id",
                                channel,
                                "root_id",
                                root,
                                "message",
                                "read this",
                                "metadata",
                                Map.of("priority", priority)));
    }

    private static Answer acknowledge(Person by, String post) {
        return by.api().post("/users/me/posts/" + post + "/ack", Map.of());
    }

    private static JsonNode priority(JsonNode post) {
        return post.path("metadata").path("priority");
    }

    private static Iterable<JsonNode> acknowledgements(Person by, String channel, String post) {
        return by.api()
                .get("/channels/" + channel + "/posts")
                .is(200)
                .json()
                .path("posts")
                .path(post)
                .path("metadata")
                .path("acknowledgements");
    }
}
