package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Whom a post counts a mention for; where a text names somebody at all, {@code MessageTextTest} says. */
class MentionsTest {
    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();

    private String channel = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void both_in_a_channel() {
        channel = SERVER.channel(ANN, "O");
        SERVER.join(channel, BOB);
    }

    @Test
    void who_is_named_in_the_text_or_in_an_attachment_is_told_once_for_each_post() {
        post("for @" + BOB.username() + " and @" + BOB.username() + ".", Map.of());
        post("", Map.of("attachments", List.of(Map.of("pretext", "cc @" + BOB.username(), "text", "done"))));
        post("", Map.of("attachments", List.of(Map.of("text", "**@" + BOB.username() + "**"))));
        assertThat(mentions(BOB)).isEqualTo(3);
        assertThat(mentions(ANN)).isZero();
    }

    @Test
    void nobody_is_told_of_a_name_in_code_or_a_link_or_beside_the_text_of_an_attachment() {
        post("`@" + BOB.username() + "` [@" + BOB.username() + "](https://example.com/)", Map.of());
        post("    @" + BOB.username(), Map.of());
        post("", Map.of("attachments", List.of(Map.of("footer", "@" + BOB.username(), "text", "`@" + BOB.username()))));
        post("", Map.of("attachments", List.of(Map.of("text", "`@" + BOB.username() + "`"))));
        assertThat(mentions(BOB)).isEqualTo(1);
    }

    @Test
    void the_event_tells_who_is_meant_by_an_attachment() {
        try (TestSocket socket = TestSocket.of(SERVER, BOB.token())) {
            post("", Map.of("attachments", List.of(Map.of("text", "@" + BOB.username()))));
            assertThat(socket.await("posted").at("/data/mentions").asText()).isEqualTo("[\"" + BOB.id() + "\"]");
        }
    }

    private void post(String message, Map<String, Object> props) {
        ANN.api()
                .post("/posts", Map.of("channel_id", channel, "message", message, "props", props))
                .is(201);
    }

    private long mentions(Person member) {
        JsonNode membership = member.api()
                .get("/channels/" + channel + "/members/" + member.id())
                .is(200)
                .json();
        return membership.path("mention_count").asLong();
    }
}
