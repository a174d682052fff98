package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class UnreadsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String NOTHING = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void from_a_post_on_a_channel_is_unread_with_the_mentions_in_it() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        SERVER.post(ann, channel, "seen, @" + bob.username());
        String first = SERVER.post(ann, channel, "hello @" + bob.username());
        Map<String, String> reply =
                Map.of("channel_id", channel, "root_id", first, "message", "again @" + bob.username());
        ann.api().post("/posts", reply).is(201);
        SERVER.post(ann, channel, "@channel look");
        SERVER.post(ann, channel, "for nobody");
        String gone = SERVER.post(ann, channel, "deleted, @" + bob.username());
        ann.api().delete("/posts/" + gone).is(200);
        SERVER.post(bob, channel, "@all mine");
        JsonNode total = bob.api().get("/channels/" + channel).json();
        try (TestSocket socket = TestSocket.of(SERVER, bob.token())) {
            JsonNode unread = setUnread(bob, first);
            assertThat(unread.path("msg_count").asLong())
                    .isEqualTo(total.path("total_msg_count").asLong() - 5);
            assertThat(unread.path("msg_count_root").asLong())
                    .isEqualTo(total.path("total_msg_count_root").asLong() - 4);
            assertThat(unread.path("mention_count").asLong()).isEqualTo(3);
            assertThat(unread.path("mention_count_root").asLong()).isEqualTo(2);
            assertThat(unread.path("last_viewed_at").asLong()).isEqualTo(createAt(ann, first) - 1);
            assertThat(unread.path("team_id").asText()).isEqualTo(SERVER.team);
            assertThat(unread.path("channel_id").asText()).isEqualTo(channel);
            JsonNode told = socket.await("post_unread");
            assertThat(told.path("data").path("mention_count").asLong()).isEqualTo(3);
            assertThat(told.path("data").path("post_id").asText()).isEqualTo(first);
            assertThat(told.path("broadcast").path("team_id").asText()).isEqualTo(SERVER.team);
        }
        JsonNode member =
                bob.api().get("/channels/" + channel + "/members/me").is(200).json();
        assertThat(member.path("mention_count").asLong()).isEqualTo(3);
        SERVER.post(ann, channel, "one more, @" + bob.username());
        assertThat(bob.api()
                        .get("/channels/" + channel + "/members/me")
                        .json()
                        .path("mention_count")
                        .asLong())
                .isEqualTo(4);
        JsonNode around = bob.api()
                .get("/users/me/channels/" + channel + "/posts/unread?limit_after=30&limit_before=0")
                .is(200)
                .json();
        assertThat(around.path("order").get(around.path("order").size() - 1).asText())
                .isEqualTo(first);
    }

    @Test
    void in_a_direct_message_all_that_the_other_wrote_counts() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        String first = SERVER.post(ann, channel, "one");
        SERVER.post(bob, channel, "mine");
        SERVER.post(ann, channel, "two");
        JsonNode unread = setUnread(bob, first);
        assertThat(unread.path("msg_count").asLong()).isZero();
        assertThat(unread.path("mention_count").asLong()).isEqualTo(2);
        assertThat(unread.path("team_id").asText()).isEmpty();
    }

    @Test
    void what_one_cannot_read_cannot_be_unread() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String post = SERVER.post(ann, SERVER.channel(ann, "P"), "secret");
        bob.api()
                .post("/users/me/posts/" + post + "/set_unread", Map.of())
                .fails(403, "api.context.permissions.app_error");
        bob.api()
                .post("/users/" + ann.id() + "/posts/" + post + "/set_unread", Map.of())
                .fails(403, "api.context.permissions.app_error");
        SERVER.admin
                .api()
                .post("/users/me/posts/" + post + "/set_unread", Map.of())
                .fails(404, "app.channel.get_member.missing.app_error");
        ann.api().post("/users/me/posts/" + NOTHING + "/set_unread", Map.of()).fails(404, "app.post.get.app_error");
    }

    private static JsonNode setUnread(Person by, String post) {
        return by.api()
                .post("/users/me/posts/" + post + "/set_unread", Map.of("collapsed_threads_supported", true))
                .is(200)
                .json();
    }

    private static long createAt(Person by, String post) {
        return by.api().get("/posts/" + post).json().path("create_at").asLong();
    }
}
