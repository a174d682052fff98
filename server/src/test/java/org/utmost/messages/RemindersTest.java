package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class RemindersTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestServer SERVER = new TestServer(DatabaseKind.chosen(), Map.of(), CLOCK);

    /** Short enough for sockets to stay open while it passes. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_server_writes_to_who_wanted_to_be_reminded() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(bob, "O");
        SERVER.join(channel, ann);
        String post = SERVER.post(bob, channel, "think about it");
        String gone = SERVER.post(bob, channel, "never mind");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            remind(ann, post, Duration.ofHours(1)).is(200);
            remind(ann, post, Duration.ofSeconds(10)).is(200);
            remind(ann, gone, Duration.ofSeconds(5)).is(200);
            bob.api().delete("/posts/" + gone).is(200);
            CLOCK.pass(SOON);
            JsonNode posted = socket.await(
                    "posted",
                    event -> event.path("data").path("sender_name").asText().equals("@system-bot"));
            assertThat(posted.path("data").path("channel_type").asText()).isEqualTo("D");
            assertThat(posted.path("data").path("post").asText())
                    .contains("@" + bob.username())
                    .contains("/pl/" + post)
                    .contains("from_bot");
            assertThat(posted.path("data").path("mentions").asText()).contains(ann.id());
        }
    }

    @Test
    void a_reminder_is_ones_own_of_what_one_may_read_and_to_come() {
        Person ann = SERVER.person();
        Person eve = SERVER.person();
        String post = SERVER.post(ann, SERVER.channel(ann, "P"), "secret");
        remind(eve, post, SOON).fails(403, "api.context.permissions.app_error");
        eve.api()
                .post("/users/" + ann.id() + "/posts/" + post + "/reminder", Map.of("target_time", 9_000_000_000L))
                .fails(403, "api.context.permissions.app_error");
        remind(ann, post, SOON.negated()).fails(400, "api.context.invalid_body_param.app_error");
        remind(ann, "aaaaaaaaaaaaaaaaaaaaaaaaaa", SOON).fails(404, "app.post.get.app_error");
        ann.api()
                .post("/users/me/posts/" + post + "/reminder", Map.of("target_time", "soon"))
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void the_server_writes_to_who_tries_out_notifications() {
        Person ann = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            ann.api().put("/users/me/patch", Map.of("locale", "ja")).is(200);
            ann.api().post("/notifications/test", Map.of()).is(200);
            JsonNode posted = socket.await(
                    "posted",
                    event -> event.path("data").path("sender_name").asText().equals("@system-bot"));
            assertThat(posted.path("data").path("post").asText()).contains("通知");
        }
        SERVER.nobody().post("/notifications/test", Map.of()).is(401);
    }

    private static Answer remind(Person by, String post, Duration in) {
        long time = (CLOCK.millis() + in.toMillis()) / 1000;
        return by.api().post("/users/me/posts/" + post + "/reminder", Map.of("target_time", time));
    }
}
