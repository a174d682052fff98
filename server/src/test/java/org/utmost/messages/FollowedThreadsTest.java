package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;
import org.utmost.testing.Together;

/** Threads as users follow them: by what is written, by hand, and what of them is unread. */
class FollowedThreadsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NOTHING = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void who_begins_replies_or_is_mentioned_follows_a_thread_and_is_told_of_replies() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person cleo = SERVER.person();
        Person dan = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        List.of(bob, cleo, dan).forEach(each -> SERVER.join(channel, each));
        String root = SERVER.post(ann, channel, "what do you think, @" + cleo.username());
        assertThat(threads(ann, "")).isEmpty();
        try (TestSocket hers = TestSocket.of(SERVER, ann.token())) {
            reply(bob, root, "well");
            JsonNode updated = hers.await("thread_updated").path("data");
            JsonNode thread = Json.read(updated.path("thread").asText(), JsonNode.class);
            assertThat(thread.path("id").asText()).isEqualTo(root);
            assertThat(thread.path("unread_replies").asLong()).isEqualTo(1);
            assertThat(thread.path("post").path("is_following").asBoolean()).isTrue();
            assertThat(thread.path("participants").findValuesAsText("id")).containsExactly(bob.id());
            assertThat(updated.path("previous_unread_replies").asLong()).isZero();
            assertThat(hers.awaitPost("posted", "well")
                            .path("data")
                            .path("followers")
                            .asText())
                    .contains(ann.id());
        }
        String last = reply(bob, root, "ask @" + dan.username());
        assertThat(ids(ann)).containsExactly(root);
        assertThat(unread(ann, root)).containsExactly(2L, 0L);
        assertThat(unread(bob, root)).containsExactly(0L, 0L);
        assertThat(unread(cleo, root)).containsExactly(2L, 0L);
        assertThat(unread(dan, root)).containsExactly(2L, 1L);
        JsonNode whole = thread(dan, root, "?extended=true");
        assertThat(whole.path("reply_count").asLong()).isEqualTo(2);
        assertThat(whole.path("last_reply_at")).isEqualTo(post(ann, last).path("create_at"));
        assertThat(whole.path("participants").findValuesAsText("username")).containsExactly(bob.username());
        assertThat(whole.path("post").path("message").asText()).startsWith("what do you think");
    }

    @Test
    void in_a_direct_message_both_follow_and_every_reply_counts() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        String root = SERVER.post(ann, direct, "psst");
        reply(ann, root, "one");
        reply(ann, root, "two");
        assertThat(unread(bob, root)).containsExactly(2L, 2L);
        assertThat(ids(bob)).containsExactly(root);
        assertThat(threads(bob, "?excludeDirect=true")).isEmpty();
        read(bob, root, post(ann, root).path("create_at").asLong());
        assertThat(unread(bob, root)).containsExactly(2L, 2L);
        reply(bob, root, "yes");
        assertThat(unread(bob, root)).containsExactly(0L, 0L);
        assertThat(unread(ann, root)).containsExactly(1L, 1L);
    }

    @Test
    void what_is_read_is_counted_out_and_back_in_from_any_reply() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        String root = SERVER.post(ann, channel, "root");
        reply(bob, root, "first");
        String second = reply(bob, root, "second @" + ann.username());
        String third = reply(bob, root, "third @" + ann.username());
        reply(bob, root, "@channel fourth");
        assertThat(unread(ann, root)).containsExactly(4L, 3L);
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            JsonNode now = read(ann, root, post(ann, second).path("create_at").asLong());
            assertThat(now.path("unread_replies").asLong()).isEqualTo(2);
            assertThat(now.path("unread_mentions").asLong()).isEqualTo(2);
            JsonNode told = socket.await("thread_read_changed").path("data");
            assertThat(told.path("thread_id").asText()).isEqualTo(root);
            assertThat(told.path("channel_id").asText()).isEqualTo(channel);
            assertThat(told.path("unread_mentions").asLong()).isEqualTo(2);
            assertThat(told.path("previous_unread_mentions").asLong()).isEqualTo(3);
            assertThat(told.path("previous_unread_replies").asLong()).isEqualTo(4);
            JsonNode again = ann.api()
                    .post(path(ann, root) + "/set_unread/" + third, Map.of())
                    .is(200)
                    .json();
            assertThat(again.path("unread_replies").asLong()).isEqualTo(2);
            assertThat(threads(ann, "?unread=true")).hasSize(1);
            ann.api()
                    .put("/users/me/teams/" + SERVER.team + "/threads/read", Map.of())
                    .is(200);
            socket.await("thread_read_changed", event -> !event.path("data").has("thread_id"));
        }
        assertThat(unread(ann, root)).containsExactly(0L, 0L);
        assertThat(threads(ann, "?unread=true")).isEmpty();
        JsonNode counts = page(ann, "?totalsOnly=true");
        assertThat(counts.path("total").asLong()).isEqualTo(1);
        assertThat(counts.path("total_unread_threads").asLong()).isZero();
        assertThat(counts.path("total_unread_mentions").asLong()).isZero();
    }

    @Test
    void who_stops_following_is_told_no_more_until_mentioned() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        String root = SERVER.post(ann, channel, "root");
        reply(bob, root, "first");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            ann.api().delete(path(ann, root) + "/following").is(200);
            JsonNode told = socket.await("thread_follow_changed").path("data");
            assertThat(told.path("state").asBoolean()).isFalse();
            assertThat(told.path("thread_id").asText()).isEqualTo(root);
        }
        reply(bob, root, "second");
        assertThat(ids(ann)).isEmpty();
        ann.api().get(path(ann, root)).fails(404, "app.user.get_threads_for_user.not_found");
        reply(bob, root, "@" + ann.username());
        assertThat(ids(ann)).containsExactly(root);
        Person cleo = SERVER.person();
        SERVER.join(channel, cleo);
        cleo.api().put(path(cleo, root) + "/following", Map.of()).is(200);
        assertThat(unread(cleo, root)).containsExactly(0L, 0L);
        reply(bob, root, "third");
        assertThat(unread(cleo, root)).containsExactly(1L, 0L);
    }

    @Test
    void a_list_has_pages_and_those_of_one_team_that_one_may_read() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        List<String> roots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String root = SERVER.post(bob, channel, "root " + i);
            reply(ann, root, "reply " + i);
            roots.addFirst(root);
        }
        assertThat(ids(bob)).containsExactlyElementsOf(roots);
        assertThat(threads(bob, "?per_page=2&page=1")).containsExactlyElementsOf(roots.subList(2, 4));
        assertThat(threads(bob, "?per_page=2&before=" + roots.get(1))).containsExactlyElementsOf(roots.subList(2, 4));
        assertThat(threads(bob, "?per_page=1&after=" + roots.get(2))).containsExactly(roots.get(1));
        assertThat(page(bob, "?threadsOnly=true").path("total").asLong()).isZero();
        assertThat(page(bob, "?per_page=1").path("total").asLong()).isEqualTo(4);
        bob.api().delete("/posts/" + roots.getFirst()).is(200);
        assertThat(ids(bob)).containsExactlyElementsOf(roots.subList(1, 4));
        assertThat(threads(bob, "?deleted=true")).containsExactlyElementsOf(roots);
        assertThat(threads(bob, "?since=9000000000000")).isEmpty();
        Map<String, String> team = Map.of("name", "t" + bob.username(), "display_name", "Other", "type", "O");
        String other = bob.api().post("/teams", team).is(201).text("id");
        assertThat(bob.api()
                        .get("/users/me/teams/" + other + "/threads")
                        .is(200)
                        .json()
                        .path("total")
                        .asLong())
                .isZero();
        ann.api().delete("/channels/" + channel + "/members/" + bob.id()).is(200);
        assertThat(ids(bob)).isEmpty();
    }

    @Test
    void a_list_of_posts_tells_each_reader_which_threads_they_follow() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        String root = SERVER.post(ann, channel, "root");
        String alone = SERVER.post(ann, channel, "alone");
        reply(ann, root, "reply");
        String newest = "/channels/" + channel + "/posts?collapsedThreads=true";
        for (String list : List.of(newest, newest + "&before=" + alone, newest + "&per_page=17")) {
            assertThat(following(ann, list, root)).isTrue();
            assertThat(following(bob, list, root)).isFalse();
            assertThat(following(ann, list, alone)).isFalse();
        }
        String before = bob.api().get(newest).header("ETag");
        bob.api().put(path(bob, root) + "/following", Map.of()).is(200);
        assertThat(following(bob, newest, root)).isTrue();
        bob.api().with("If-None-Match", before).get(newest).is(200);
        assertThat(following(ann, "/channels/" + channel + "/posts", root)).isFalse();
    }

    private static boolean following(Person by, String list, String post) {
        return by.api()
                .get(list)
                .is(200)
                .json()
                .path("posts")
                .path(post)
                .path("is_following")
                .asBoolean();
    }

    @Test
    void what_is_none_of_ones_own_is_refused() {
        Person ann = SERVER.person();
        Person eve = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        String root = SERVER.post(ann, channel, "root");
        String other = SERVER.post(ann, channel, "another");
        reply(ann, root, "reply");
        eve.api()
                .get("/users/" + ann.id() + "/teams/" + SERVER.team + "/threads")
                .fails(403, FORBIDDEN);
        eve.api().put(path(eve, root) + "/following", Map.of()).fails(403, FORBIDDEN);
        eve.api().get(path(ann, root)).fails(403, FORBIDDEN);
        SERVER.stranger()
                .api()
                .get("/users/me/teams/" + SERVER.team + "/threads")
                .fails(403, FORBIDDEN);
        ann.api().get(path(ann, NOTHING)).fails(404, "app.post.get.app_error");
        ann.api()
                .put(path(ann, other) + "/read/1", Map.of())
                .fails(404, "app.user.get_thread_membership_for_user.not_found");
        ann.api().put(path(ann, root) + "/read/then", Map.of()).fails(400, "api.context.invalid_url_param.app_error");
        ann.api()
                .post(path(ann, root) + "/set_unread/" + other, Map.of())
                .fails(400, "app.user.update_thread_read_for_user_by_post.app_error");
        ann.api()
                .get("/users/me/teams/" + SERVER.team + "/threads?totalsOnly=true&threadsOnly=true")
                .fails(400, "api.context.invalid_url_param.app_error");
    }

    @Test
    void replies_and_mentions_at_once_are_all_counted() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        String root = SERVER.post(ann, channel, "root");
        List<Supplier<Answer>> replies = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String message = i % 2 == 0 ? "plain" : "@" + ann.username();
            Map<String, String> body = Map.of("channel_id", channel, "root_id", root, "message", message);
            replies.add(() -> bob.api().post("/posts", body));
        }
        Together.call(replies).forEach(answer -> answer.is(201));
        assertThat(unread(ann, root)).containsExactly(16L, 8L);
    }

    private static String reply(Person by, String root, String message) {
        String channel = SERVER.admin.api().get("/posts/" + root).text("channel_id");
        return by.api()
                .post("/posts", Map.of("channel_id", channel, "root_id", root, "message", message))
                .is(201)
                .text("id");
    }

    private static String path(Person of, String root) {
        return "/users/" + of.id() + "/teams/" + SERVER.team + "/threads/" + root;
    }

    private static JsonNode thread(Person by, String root, String query) {
        return by.api().get(path(by, root) + query).is(200).json();
    }

    private static JsonNode read(Person by, String root, long time) {
        return by.api().put(path(by, root) + "/read/" + time, Map.of()).is(200).json();
    }

    /** Unread replies, and mentions among them. */
    private static List<Long> unread(Person by, String root) {
        JsonNode thread = thread(by, root, "");
        return List.of(
                thread.path("unread_replies").asLong(),
                thread.path("unread_mentions").asLong());
    }

    private static JsonNode page(Person by, String query) {
        return by.api()
                .get("/users/me/teams/" + SERVER.team + "/threads" + query)
                .is(200)
                .json();
    }

    private static List<String> threads(Person by, String query) {
        List<String> ids = new ArrayList<>();
        page(by, query)
                .path("threads")
                .forEach(thread -> ids.add(thread.path("id").asText()));
        return ids;
    }

    private static List<String> ids(Person by) {
        return threads(by, "");
    }

    private static JsonNode post(Person by, String id) {
        return by.api().get("/posts/" + id).is(200).json();
    }
}
