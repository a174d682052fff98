package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class EphemeralPostsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String NOBODY = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_ephemeral_post_is_shown_to_one_user_and_kept_nowhere() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        try (TestSocket hers = TestSocket.of(SERVER, ann.token());
                TestSocket his = TestSocket.of(SERVER, bob.token())) {
            Answer made = ephemeral(SERVER.admin, ann.id(), Map.of("channel_id", channel, "message", "psst"))
                    .is(201);
            assertThat(made.text("type")).isEqualTo("system_ephemeral");
            assertThat(made.text("user_id")).isEqualTo(SERVER.admin.id());
            JsonNode event = hers.awaitPost("ephemeral_message", "psst");
            assertThat(event.path("broadcast").path("user_id").asText()).isEqualTo(ann.id());
            assertThat(event.path("broadcast").path("channel_id").asText()).isEqualTo(channel);
            ann.api().get("/posts/" + made.text("id")).fails(404, "app.post.get.app_error");
            SERVER.post(ann, channel, "after");
            his.awaitPost("posted", "after");
            assertThat(his.events("ephemeral_message")).isEmpty();
        }
    }

    @Test
    void what_cannot_be_shown_is_refused() {
        Person ann = SERVER.person();
        Map<String, String> post = Map.of("channel_id", SERVER.townSquare, "message", "psst");
        ephemeral(ann, ann.id(), post).fails(403, "api.context.permissions.app_error");
        ephemeral(SERVER.admin, NOBODY, post).fails(404, "app.user.missing_account.const");
        ephemeral(SERVER.admin, "", post).fails(400, "api.context.invalid_body_param.app_error");
        ephemeral(SERVER.admin, ann.id(), Map.of("channel_id", NOBODY))
                .fails(404, "app.channel.get.existing.app_error");
        ephemeral(SERVER.admin, ann.id(), Map.of()).fails(400, "model.post.is_valid.channel_id.app_error");
        SERVER.admin
                .api()
                .post("/posts/ephemeral", Map.of("user_id", ann.id()))
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    private static Answer ephemeral(Person by, String userId, Map<String, String> post) {
        return by.api().post("/posts/ephemeral", Map.of("user_id", userId, "post", post));
    }
}
