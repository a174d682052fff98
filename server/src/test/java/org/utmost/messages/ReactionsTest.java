package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.OtherNode;
import org.utmost.testing.Pictures;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Who may react to posts, and what others see of it. */
class ReactionsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NO_POST = "app.post.get.app_error";
    private static final String TOO_MANY = "app.reaction.save.save.too_many_reactions";

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();

    /** A private channel of Ann's and Bob's. */
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    static {
        SERVER.join(CHANNEL, BOB);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void who_reacts_is_seen_by_all_readers() {
        String post = SERVER.post(ANN, CHANNEL, "like this");
        JsonNode before = post(post);
        assertThat(before.has("has_reactions")).isFalse();
        assertThat(before.path("metadata").has("reactions")).isFalse();
        JsonNode made = react(BOB, post, "+1").is(200).json();
        assertThat(made.path("user_id").asText()).isEqualTo(BOB.id());
        assertThat(made.path("post_id").asText()).isEqualTo(post);
        assertThat(made.path("emoji_name").asText()).isEqualTo("+1");
        assertThat(made.path("channel_id").asText()).isEqualTo(CHANNEL);
        assertThat(made.path("create_at").asLong())
                .isPositive()
                .isEqualTo(made.path("update_at").asLong());
        assertThat(made.path("delete_at").asLong()).isZero();
        JsonNode second = react(ANN, post, "tada").is(200).json();
        JsonNode after = post(post);
        assertThat(after.path("has_reactions").asBoolean()).isTrue();
        assertThat(after.path("metadata").path("reactions")).containsExactly(made, second);
        assertThat(BOB.api().get("/posts/" + post + "/reactions").is(200).json())
                .containsExactly(made, second);
        assertThat(listed(post).path("metadata").path("reactions")).containsExactly(made, second);
    }

    @Test
    void the_same_again_changes_nothing_and_gives_the_first() {
        String post = SERVER.post(ANN, CHANNEL, "once");
        JsonNode first = react(BOB, post, "smile").is(200).json();
        long updateAt = post(post).path("update_at").asLong();
        assertThat(react(BOB, post, "smile").is(200).json()).isEqualTo(first);
        assertThat(post(post).path("update_at").asLong()).isEqualTo(updateAt);
        assertThat(names(post)).containsExactly("smile");
    }

    @Test
    void what_is_removed_is_gone_and_the_page_tells() {
        String post = SERVER.post(ANN, CHANNEL, "for a moment");
        react(BOB, post, "smile").is(200);
        react(ANN, post, "smile").is(200);
        assertThat(listed(post).at("/metadata/reactions")).hasSize(2);
        unreact(BOB, "me", post, "smile").is(200);
        assertThat(listed(post).at("/metadata/reactions")).hasSize(1);
        unreact(BOB, BOB.id(), post, "smile").is(200);
        unreact(ANN, ANN.id(), post, "smile").is(200);
        JsonNode after = listed(post);
        assertThat(after.has("has_reactions")).isFalse();
        assertThat(after.path("metadata").has("reactions")).isFalse();
        assertThat(names(post)).isEmpty();
    }

    @Test
    void a_post_is_told_of_again_since_it_changed() {
        String post = SERVER.post(ANN, CHANNEL, "later");
        long before = post(post).path("update_at").asLong();
        react(BOB, post, "smile").is(200);
        assertThat(since(before)).contains(post);
        long between = post(post).path("update_at").asLong();
        assertThat(between).isGreaterThan(before);
        unreact(BOB, "me", post, "smile").is(200);
        assertThat(since(between)).contains(post);
    }

    @Test
    void members_hear_of_it() {
        String post = SERVER.post(ANN, CHANNEL, "listen");
        try (TestSocket ann = TestSocket.of(SERVER, ANN.token());
                TestSocket other = TestSocket.of(SERVER, SERVER.person().token())) {
            JsonNode made = react(BOB, post, "ear").is(200).json();
            JsonNode added = ann.await("reaction_added");
            assertThat(reaction(added)).isEqualTo(made);
            assertThat(added.at("/broadcast/channel_id").asText()).isEqualTo(CHANNEL);
            unreact(BOB, "me", post, "ear").is(200);
            JsonNode removed = reaction(ann.await("reaction_removed"));
            assertThat(removed.path("user_id").asText()).isEqualTo(BOB.id());
            assertThat(removed.path("post_id").asText()).isEqualTo(post);
            assertThat(removed.path("emoji_name").asText()).isEqualTo("ear");
            assertThat(removed.path("delete_at").asLong())
                    .isGreaterThan(made.path("create_at").asLong());
            unreact(BOB, "me", post, "ear").is(200);
            ann.settle();
            other.settle();
            assertThat(ann.events("reaction_removed")).hasSize(1);
            assertThat(other.events("reaction_added")).isEmpty();
        }
    }

    @Test
    void nobody_reacts_for_another_or_takes_anothers_back() {
        String post = SERVER.post(ANN, CHANNEL, "not for you");
        SERVER.admin
                .api()
                .post("/reactions", body(BOB, post, "+1"))
                .fails(403, "api.reaction.save_reaction.user_id.app_error");
        react(BOB, post, "+1").is(200);
        unreact(ANN, BOB.id(), post, "+1").fails(403, FORBIDDEN);
        unreact(SERVER.admin, BOB.id(), post, "+1").is(200);
        assertThat(names(post)).isEmpty();
    }

    @Test
    void who_is_not_in_the_channel_neither_reacts_nor_reads() {
        String post = SERVER.post(ANN, CHANNEL, "among us");
        Person cleo = SERVER.person();
        react(cleo, post, "+1").fails(403, FORBIDDEN);
        unreact(cleo, "me", post, "+1").fails(403, FORBIDDEN);
        cleo.api().get("/posts/" + post + "/reactions").fails(403, FORBIDDEN);
        cleo.api().post("/posts/ids/reactions", List.of(post)).fails(403, FORBIDDEN);
    }

    @Test
    void what_is_not_there_is_said() {
        String nowhere = "n".repeat(26);
        react(ANN, nowhere, "+1").fails(404, NO_POST);
        unreact(ANN, "me", nowhere, "+1").fails(404, NO_POST);
        ANN.api().get("/posts/" + nowhere + "/reactions").fails(404, NO_POST);
        String post = SERVER.post(ANN, CHANNEL, "here");
        react(ANN, post, "no_such_emoji").fails(404, "app.emoji.get_by_name.no_result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "dot.dot", "ドア"})
    void a_name_that_can_be_none_is_refused(String name) {
        String post = SERVER.post(ANN, CHANNEL, "names");
        react(ANN, post, name).fails(400, "api.reaction.save_reaction.invalid.app_error");
    }

    @Test
    void bodies_that_are_no_reactions_are_refused() {
        String invalid = "api.reaction.save_reaction.invalid.app_error";
        ANN.api().post("/reactions", Map.of()).fails(400, invalid);
        ANN.api().post("/reactions", body(ANN, "short", "+1")).fails(400, invalid);
        String post = SERVER.post(ANN, CHANNEL, "long names");
        react(ANN, post, "a".repeat(65)).fails(400, invalid);
        ANN.api().post("/reactions", "[").fails(400, "api.context.invalid_body_param.app_error");
        unreact(ANN, "me", post, "a.b").fails(400, "api.context.invalid_url_param.app_error");
        ANN.api().post("/posts/ids/reactions", List.of()).fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void reactions_of_posts_come_by_their_ids() {
        String one = SERVER.post(ANN, CHANNEL, "one");
        String two = SERVER.post(ANN, CHANNEL, "two");
        JsonNode made = react(BOB, one, "one").is(200).json();
        JsonNode both = ANN.api()
                .post("/posts/ids/reactions", List.of(one, two))
                .is(200)
                .json();
        assertThat(both.path(one)).containsExactly(made);
        assertThat(both.path(two)).isEmpty();
        assertThat(both.has(two)).isTrue();
    }

    @Test
    void an_archived_channel_takes_no_reaction_and_gives_none_back() {
        String channel = SERVER.channel(ANN, "O");
        String post = SERVER.post(ANN, channel, "kept");
        react(ANN, post, "+1").is(200);
        ANN.api().delete("/channels/" + channel).is(200);
        react(ANN, post, "tada").fails(403, "api.reaction.save.archived_channel.app_error");
        unreact(ANN, "me", post, "+1").fails(403, "api.reaction.delete.archived_channel.app_error");
    }

    @Test
    void a_restricted_direct_message_takes_none() {
        Person stranger = SERVER.stranger();
        String channel = ANN.api()
                .post("/channels/direct", List.of(ANN.id(), stranger.id()))
                .is(201)
                .text("id");
        String post = SERVER.post(ANN, channel, "to you");
        SERVER.configure("TeamSettings", "RestrictDirectMessage", "team");
        try {
            react(ANN, post, "+1").fails(400, "api.reaction.save.restricted_dm.error");
            unreact(ANN, "me", post, "+1").fails(400, "api.reaction.delete.restricted_dm.error");
        } finally {
            SERVER.configure("TeamSettings", "RestrictDirectMessage", "any");
        }
        react(ANN, post, "+1").is(200);
    }

    @Test
    void a_post_takes_so_many_different_emoji() {
        String post = SERVER.post(ANN, CHANNEL, "colourful");
        SERVER.configure("ServiceSettings", "UniqueEmojiReactionLimitPerPost", 2);
        try {
            react(ANN, post, "one").is(200);
            react(ANN, post, "two").is(200);
            react(ANN, post, "three").fails(400, TOO_MANY);
            react(BOB, post, "two").is(200);
            unreact(ANN, "me", post, "one").is(200);
            react(BOB, post, "three").is(200);
            assertThat(names(post)).containsExactly("two", "two", "three");
        } finally {
            SERVER.configure("ServiceSettings", "UniqueEmojiReactionLimitPerPost", 50);
        }
    }

    @Test
    void what_a_post_had_goes_with_it_and_with_its_thread() {
        String root = SERVER.post(ANN, CHANNEL, "root");
        Map<String, String> reply = Map.of("channel_id", CHANNEL, "root_id", root, "message", "reply");
        String id = BOB.api().post("/posts", reply).is(201).text("id");
        String other = SERVER.post(ANN, CHANNEL, "stays");
        List.of(root, id, other).forEach(each -> react(BOB, each, "+1").is(200));
        ANN.api().delete("/posts/" + root).is(200);
        react(BOB, root, "tada").fails(404, NO_POST);
        try (OtherNode node = OtherNode.of(SERVER)) {
            assertThat(node.ask("SELECT post_id FROM reactions WHERE post_id IN ('" + root + "', '" + id + "', '"
                            + other + "')"))
                    .containsExactly(other);
        }
        JsonNode deleted = SERVER.admin
                .api()
                .get("/posts/" + id + "?include_deleted=true")
                .is(200)
                .json();
        assertThat(deleted.has("has_reactions")).isFalse();
        assertThat(names(root)).isEmpty();
    }

    @Test
    void an_edit_keeps_what_others_think() {
        String post = SERVER.post(ANN, CHANNEL, "first");
        react(BOB, post, "+1").is(200);
        JsonNode edited = ANN.api()
                .put("/posts/" + post + "/patch", Map.of("message", "second"))
                .is(200)
                .json();
        assertThat(edited.path("has_reactions").asBoolean()).isTrue();
        assertThat(edited.at("/metadata/reactions")).hasSize(1);
    }

    @Test
    void an_emoji_of_this_server_is_told_with_the_post() {
        JsonNode own = ANN.api()
                .post("/emoji", Pictures.emoji(ANN.id(), "reacting_fox", Pictures.png(8, 8)))
                .is(201)
                .json();
        String post = SERVER.post(ANN, CHANNEL, "look");
        react(BOB, post, "reacting_fox").is(200);
        assertThat(post(post).at("/metadata/emojis")).containsExactly(own);
        assertThat(listed(post).at("/metadata/emojis")).containsExactly(own);
        SERVER.configure("ServiceSettings", "EnableCustomEmoji", false);
        try {
            assertThat(post(post).path("metadata").has("emojis")).isFalse();
            assertThat(listed(post).path("metadata").has("emojis")).isFalse();
            react(ANN, post, "reacting_fox").fails(403, "api.emoji.disabled.app_error");
            react(ANN, post, "fox_face").is(200);
        } finally {
            SERVER.configure("ServiceSettings", "EnableCustomEmoji", true);
        }
    }

    @Test
    void those_with_an_emoji_go_with_it() {
        JsonNode first = ANN.api()
                .post("/emoji", Pictures.emoji(ANN.id(), "short_lived", Pictures.png(8, 8)))
                .is(201)
                .json();
        List<String> posts = IntStream.range(0, 3)
                .mapToObj(i -> SERVER.post(ANN, CHANNEL, "post " + i))
                .toList();
        posts.forEach(post -> react(BOB, post, "short_lived").is(200));
        posts.forEach(post -> react(ANN, post, "short_lived").is(200));
        react(BOB, posts.getFirst(), "smile").is(200);
        long before = post(posts.getLast()).path("update_at").asLong();
        ANN.api().delete("/emoji/" + first.path("id").asText()).is(200);
        Await.until(() -> names(posts.getFirst()).equals(List.of("smile"))
                && names(posts.getLast()).isEmpty());
        assertThat(listed(posts.getFirst()).path("has_reactions").asBoolean()).isTrue();
        JsonNode last = listed(posts.getLast());
        assertThat(last.has("has_reactions")).isFalse();
        assertThat(last.path("update_at").asLong()).isGreaterThan(before);
    }

    private static Map<String, String> body(Person by, String post, String emoji) {
        return Map.of("user_id", by.id(), "post_id", post, "emoji_name", emoji);
    }

    private static Answer react(Person by, String post, String emoji) {
        return by.api().post("/reactions", body(by, post, emoji));
    }

    private static Answer unreact(Person by, String userId, String post, String emoji) {
        return by.api().delete("/users/" + userId + "/posts/" + post + "/reactions/" + emoji);
    }

    private static JsonNode post(String id) {
        return ANN.api().get("/posts/" + id).is(200).json();
    }

    private static JsonNode listed(String id) {
        return ANN.api()
                .get("/channels/" + CHANNEL + "/posts")
                .is(200)
                .json()
                .path("posts")
                .path(id);
    }

    private static List<String> since(long time) {
        List<String> ids = new ArrayList<>();
        ANN.api()
                .get("/channels/" + CHANNEL + "/posts?since=" + time)
                .is(200)
                .json()
                .path("order")
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static List<String> names(String post) {
        return ANN.api().get("/posts/" + post + "/reactions").is(200).texts("emoji_name");
    }

    private static JsonNode reaction(JsonNode event) {
        return Json.read(event.at("/data/reaction").asText(), JsonNode.class);
    }
}
