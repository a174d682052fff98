package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Await;
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
    void words_of_ones_own_and_a_first_name_count_where_one_wants_them_to() {
        notifyProps(BOB, Map.of("mention_keys", "deploy, Big News,会議,c++", "first_name", "true"));
        BOB.api().put("/users/me/patch", Map.of("first_name", "Robert")).is(200);
        for (String meant : List.of(
                "Deploy!",
                "a **deploy** now",
                "(big news)",
                "明日の会議の資料",
                "in c++.",
                "ask Robert",
                "deploy and Robert")) {
            post(meant, Map.of());
        }
        assertThat(mentions(BOB)).isEqualTo(7);
        for (String not :
                List.of("deployment", "redeploy", "`deploy`", "robert", "[x](http://deploy)", "bigger news")) {
            post(not, Map.of());
        }
        assertThat(mentions(BOB)).isEqualTo(7);
        notifyProps(BOB, Map.of("mention_keys", "", "first_name", "false"));
        post("deploy, Robert", Map.of());
        assertThat(mentions(BOB)).isEqualTo(7);
    }

    @Test
    void who_does_not_want_to_be_meant_with_a_channel_is_not() {
        Person cleo = SERVER.person();
        SERVER.join(channel, cleo);
        post("@channel all", Map.of());
        assertThat(mentions(BOB)).isEqualTo(1);
        notifyProps(BOB, Map.of("channel", "false"));
        post("@channel again", Map.of());
        assertThat(mentions(BOB)).isEqualTo(1);
        assertThat(mentions(cleo)).isEqualTo(2);
        post("@all and @" + BOB.username(), Map.of());
        assertThat(mentions(BOB)).isEqualTo(2);
        notifyProps(BOB, Map.of("channel", "true"));
    }

    @Test
    void here_means_those_who_are_online() {
        try (TestSocket socket = TestSocket.of(SERVER, BOB.token())) {
            Await.until(() -> BOB.api().get("/users/me/status").text("status").equals("online"));
            Person cleo = SERVER.person();
            SERVER.join(channel, cleo);
            post("@here now", Map.of());
            assertThat(mentions(BOB)).isEqualTo(1);
            assertThat(mentions(cleo)).isZero();
            socket.awaitPost("posted", "@here now");
        }
    }

    @Test
    void an_author_is_told_of_those_who_are_not_in_the_channel_and_may_add_them() {
        Person cleo = SERVER.person();
        String stranger = SERVER.stranger().username();
        try (TestSocket hers = TestSocket.of(SERVER, ANN.token());
                TestSocket his = TestSocket.of(SERVER, BOB.token())) {
            post("@" + cleo.username() + " @" + stranger + " @" + BOB.username() + " @nobody", Map.of());
            JsonNode post =
                    Json.read(hers.await("ephemeral_message").at("/data/post").asText(), JsonNode.class);
            assertThat(post.path("message").asText())
                    .contains("@" + cleo.username())
                    .doesNotContain(stranger);
            assertThat(post.at("/props/add_channel_member/not_in_channel_user_ids/0")
                            .asText())
                    .isEqualTo(cleo.id());
            his.await("posted");
            his.settle();
            assertThat(his.events("ephemeral_message")).isEmpty();
        }
    }

    private static void notifyProps(Person of, Map<String, String> changed) {
        JsonNode now = of.api().get("/users/me").json().path("notify_props");
        Map<String, String> all = new HashMap<>();
        now.properties().forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        all.putAll(changed);
        of.api().put("/users/me/patch", Map.of("notify_props", all)).is(200);
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
