package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class PostsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_same_pending_id_again_makes_no_second_post() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        Map<String, String> body =
                Map.of("channel_id", channel, "message", "once", "pending_post_id", ann.id() + ":1700000000000");
        Answer first = ann.api().post("/posts", body).is(201);
        Answer second = ann.api().post("/posts", body).is(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("pending_post_id")).isEqualTo(ann.id() + ":1700000000000");
        assertThat(ann.api().get("/posts/" + first.text("id")).text("pending_post_id"))
                .isEmpty();
        assertThat(messages(ann, channel, "")).containsOnlyOnce("once");
    }

    @Test
    void a_message_is_as_long_as_configured_at_the_most() {
        Person ann = SERVER.person();
        String longest = "🦊".repeat(262_144);
        String tooLong = "model.post.is_valid.message_length.app_error";
        assertThat(longestMessage(ann)).isEqualTo("262144");
        String id = SERVER.post(ann, SERVER.channel(ann, "O"), longest);
        assertThat(ann.api().get("/posts/" + id).text("message")).isEqualTo(longest);
        message(ann, longest + "x").fails(400, tooLong);
        ann.api()
                .put("/posts/" + id + "/patch", Map.of("message", longest + "x"))
                .fails(400, tooLong);
        message(ann, longest + longest).fails(413, "api.context.request_body_too_large.app_error");
        SERVER.configure("ServiceSettings", "MaximumMessageLength", 16_383);
        assertThat(longestMessage(ann)).isEqualTo("16383");
        message(ann, "🦊".repeat(16_384)).fails(400, tooLong);
        ann.api().put("/posts/" + id + "/patch", Map.of("is_pinned", true)).is(200);
        SERVER.configure("ServiceSettings", "MaximumMessageLength", 262_144);
        SERVER.admin
                .api()
                .put("/config/patch", Map.of("ServiceSettings", Map.of("MaximumMessageLength", 262_145)))
                .fails(400, "model.config.is_valid.max_message_length.app_error");
    }

    private static Answer message(Person by, String message) {
        return by.api().post("/posts", Map.of("channel_id", SERVER.townSquare, "message", message));
    }

    private static String longestMessage(Person by) {
        return by.api().get("/config/client?format=old").is(200).text("MaxPostSize");
    }

    @Test
    void who_may_not_write_cannot() {
        Person ann = SERVER.person();
        String secret = SERVER.channel(ann, "P");
        Person bob = SERVER.person();
        bob.api().post("/posts", Map.of("channel_id", secret, "message", "x")).fails(403, FORBIDDEN);
        bob.api()
                .post("/posts", Map.of("channel_id", "aaaaaaaaaaaaaaaaaaaaaaaaaa", "message", "x"))
                .fails(403, FORBIDDEN);
        bob.api()
                .post("/posts", Map.of("channel_id", "x", "message", "x"))
                .fails(400, "model.post.is_valid.channel_id.app_error");
        bob.api().post("/posts", "not json").fails(400, "api.context.invalid_body_param.app_error");
        bob.api()
                .post("/posts", "{\"channel_id\": 7, \"message\": \"x\"}")
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void the_character_that_no_database_stores_is_refused_but_its_spelling_is_not() {
        String body = "{\"channel_id\":\"" + SERVER.townSquare + "\",\"message\":\"a%su0000\"}";
        SERVER.admin.api().post("/posts", body.formatted("\\")).fails(400, "api.context.invalid_body_param.app_error");
        Answer spelled =
                SERVER.admin.api().post("/posts", body.formatted("\\\\")).is(201);
        assertThat(spelled.text("message")).isEqualTo("a\\u0000");
    }

    @Test
    void attachments_are_completed_and_checked() {
        Map<String, Object> field = Map.of("title", "T", "value", 7, "short", true);
        Map<String, Object> attachment = Map.of("color", "#ff0000", "text", "body", "fields", List.of(field));
        JsonNode made = withAttachments(List.of(attachment)).is(201).json().at("/props/attachments/0");
        assertThat(made.path("fields").path(0).path("value").isInt()).isTrue();
        assertThat(made.path("fields").path(0).path("short").asBoolean()).isTrue();
        assertThat(made.path("pretext").asText("missing")).isEmpty();
        String invalid = "api.context.invalid_body_param.app_error";
        withAttachments("text").fails(400, invalid);
        withAttachments(List.of("text")).fails(400, invalid);
        withAttachments(List.of(Map.of("text", List.of()))).fails(400, invalid);
    }

    @Test
    void where_an_action_leads_stays_with_the_server() {
        Map<String, Object> lead = Map.of("url", "http://ci.example/deploy", "context", Map.of("secret", "s3cret"));
        Map<String, Object> action = Map.of("name", "Deploy", "integration", lead);
        Answer made =
                withAttachments(List.of(Map.of("actions", List.of(action)))).is(201);
        JsonNode shown = made.json().at("/props/attachments/0/actions/0");
        assertThat(shown.path("id").asText()).hasSize(26);
        assertThat(shown.path("name").asText()).isEqualTo("Deploy");
        assertThat(made.http().body()).doesNotContain("integration").doesNotContain("s3cret");
        assertThat(SERVER.admin
                        .api()
                        .get("/channels/" + SERVER.townSquare + "/posts")
                        .http()
                        .body())
                .contains(shown.path("id").asText())
                .doesNotContain("s3cret");
        withAttachments(List.of(Map.of("actions", "x"))).fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void a_post_may_have_a_type_of_its_clients_but_none_of_the_servers() {
        assertThat(typed("custom_poll").is(201).text("type")).isEqualTo("custom_poll");
        typed("system_join_channel").fails(400, "api.context.invalid_param.app_error");
        typed("nonsense").fails(400, "model.post.is_valid.type.app_error");
        typed("custom_" + "x".repeat(20)).fails(400, "model.post.is_valid.type.app_error");
    }

    private static Answer typed(String type) {
        return SERVER.admin
                .api()
                .post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "typed", "type", type));
    }

    @Test
    void a_reply_belongs_to_its_root() {
        Person ann = SERVER.person();
        String root = SERVER.post(ann, SERVER.townSquare, "root");
        String reply = reply(ann, SERVER.townSquare, root).is(201).text("id");
        JsonNode thread = ann.api().get("/posts/" + reply + "/thread").is(200).json();
        assertThat(strings(thread.path("order"))).containsExactly(root, reply);
        assertThat(thread.at("/posts/" + root + "/reply_count").asLong()).isEqualTo(1);
        reply(ann, SERVER.townSquare, reply).fails(400, "api.post.create_post.root_id.app_error");
        reply(ann, SERVER.townSquare, "aaaaaaaaaaaaaaaaaaaaaaaaaa")
                .fails(400, "api.post.create_post.root_id.app_error");
        reply(ann, SERVER.townSquare, "x").fails(400, "model.post.is_valid.root_id.app_error");
        String elsewhere = SERVER.channel(ann, "O");
        reply(ann, elsewhere, root).fails(500, "api.post.create_post.channel_root_id.app_error");
    }

    @Test
    void a_list_of_replies_brings_their_roots() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String root = SERVER.post(ann, channel, "root");
        String reply = reply(ann, channel, root).is(201).text("id");
        JsonNode list = ann.api()
                .get("/channels/" + channel + "/posts?per_page=1")
                .is(200)
                .json();
        assertThat(strings(list.path("order"))).containsExactly(reply);
        assertThat(list.path("posts").has(root)).isTrue();
    }

    @Test
    void a_channel_is_read_in_pages_from_any_point() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(SERVER.post(ann, channel, "post " + i));
        }
        String path = "/channels/" + channel + "/posts?per_page=3";
        JsonNode first = ann.api().get(path).is(200).json();
        assertThat(strings(first.path("order"))).isEqualTo(ids.subList(0, 3));
        assertThat(first.path("next_post_id").asText()).isEmpty();
        assertThat(first.path("prev_post_id").asText()).isEqualTo(ids.get(3));
        JsonNode second = ann.api().get(path + "&page=1").is(200).json();
        assertThat(strings(second.path("order"))).isEqualTo(ids.subList(3, 6));
        assertThat(second.path("next_post_id").asText()).isEqualTo(ids.get(2));
        assertThat(second.path("prev_post_id").asText()).isEqualTo(ids.get(6));
        JsonNode before = ann.api().get(path + "&before=" + ids.get(2)).is(200).json();
        assertThat(strings(before.path("order"))).isEqualTo(ids.subList(3, 6));
        assertThat(before.path("next_post_id").asText()).isEqualTo(ids.get(2));
        assertThat(before.path("prev_post_id").asText()).isEqualTo(ids.get(6));
        JsonNode after = ann.api().get(path + "&after=" + ids.get(5)).is(200).json();
        assertThat(strings(after.path("order"))).isEqualTo(ids.subList(2, 5));
        assertThat(after.path("next_post_id").asText()).isEqualTo(ids.get(1));
        assertThat(after.path("prev_post_id").asText()).isEqualTo(ids.get(5));
        JsonNode farBefore =
                ann.api().get(path + "&page=1&before=" + ids.get(0)).is(200).json();
        assertThat(strings(farBefore.path("order"))).isEqualTo(ids.subList(4, 7));
        assertThat(farBefore.path("next_post_id").asText()).isEqualTo(ids.get(3));
        JsonNode farAfter =
                ann.api().get(path + "&page=1&after=" + ids.get(6)).is(200).json();
        assertThat(strings(farAfter.path("order"))).isEqualTo(ids.subList(0, 3));
        assertThat(farAfter.path("next_post_id").asText()).isEmpty();
        assertThat(farAfter.path("prev_post_id").asText()).isEqualTo(ids.get(3));
        JsonNode none =
                ann.api().get(path + "&page=9&before=" + ids.get(0)).is(200).json();
        assertThat(none.path("order")).isEmpty();
        assertThat(none.path("next_post_id").asText()).isEmpty();
        JsonNode newest = ann.api().get(path + "&after=" + ids.get(0)).is(200).json();
        assertThat(newest.path("order")).isEmpty();
        assertThat(newest.path("prev_post_id").asText()).isEqualTo(ids.get(0));
        assertThat(newest.path("next_post_id").asText()).isEmpty();
        ann.api()
                .get(path + "&before=aaaaaaaaaaaaaaaaaaaaaaaaaa")
                .fails(400, "app.post.get_posts_around.get.app_error");
    }

    @Test
    void what_changed_since_a_time_includes_what_was_deleted() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.post(ann, channel, "old");
        Answer kept = ann.api().post("/posts", Map.of("channel_id", channel, "message", "kept"));
        long since = kept.json().path("create_at").asLong();
        String gone = SERVER.post(ann, channel, "gone");
        ann.api().delete("/posts/" + gone).is(200);
        JsonNode list = ann.api()
                .get("/channels/" + channel + "/posts?since=" + (since - 1))
                .is(200)
                .json();
        assertThat(strings(list.path("order"))).contains(kept.text("id"), gone);
        assertThat(list.at("/posts/" + gone + "/delete_at").asLong()).isPositive();
        assertThat(list.at("/posts/" + gone + "/message").asText()).isEmpty();
    }

    @Test
    void the_newest_page_is_fresh_after_every_change() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String id = SERVER.post(ann, channel, "first");
        assertThat(messages(ann, channel, "")).contains("first");
        Answer page = ann.api().get("/channels/" + channel + "/posts");
        ann.api()
                .with("If-None-Match", page.header("Etag"))
                .get("/channels/" + channel + "/posts")
                .is(304);
        SERVER.post(ann, channel, "second");
        ann.api()
                .with("If-None-Match", page.header("Etag"))
                .get("/channels/" + channel + "/posts")
                .is(200);
        assertThat(messages(ann, channel, "")).contains("first", "second");
        ann.api().put("/posts/" + id + "/patch", Map.of("message", "edited")).is(200);
        assertThat(messages(ann, channel, "")).contains("edited", "second").doesNotContain("first");
        ann.api().delete("/posts/" + id).is(200);
        assertThat(messages(ann, channel, "")).contains("second").doesNotContain("edited");
    }

    @Test
    void a_list_that_is_known_is_not_sent_again_until_something_in_it_changes() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String root = SERVER.post(ann, channel, "root");
        String reply = reply(ann, channel, root).is(201).text("id");
        String last = SERVER.post(ann, channel, "last");
        String list = "/channels/" + channel + "/posts";
        for (String path : List.of(
                list + "?before=" + last,
                list + "?after=" + root,
                list + "?page=1&per_page=1",
                list + "?since=1",
                "/posts/" + root + "/thread",
                "/users/me/channels/" + channel + "/posts/unread")) {
            Answer known = ann.api().get(path).is(200);
            var knowing = ann.api().with("If-None-Match", known.header("Etag"));
            assertThat(knowing.get(path).is(304).http().body()).isEmpty();
            ann.api().put("/posts/" + reply + "/patch", Map.of("message", path)).is(200);
            assertThat(knowing.get(path).is(200).http().body()).contains(Json.text(path));
        }
    }

    @Test
    void one_edits_and_deletes_ones_own_posts() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String id = SERVER.post(ann, SERVER.townSquare, "before #one");
        ann.api()
                .put("/posts/" + id + "/patch", Map.of("is_pinned", true, "props", Map.of("from", "a script")))
                .is(200);
        bob.api().put("/posts/" + id + "/patch", Map.of("message", "x")).fails(403, FORBIDDEN);
        bob.api().delete("/posts/" + id).fails(403, FORBIDDEN);
        Answer edited = ann.api()
                .put("/posts/" + id, Map.of("id", id, "message", "after #two"))
                .is(200);
        assertThat(edited.text("hashtags")).isEqualTo("#two");
        assertThat(edited.json().path("is_pinned").asBoolean()).isFalse();
        assertThat(edited.json().path("props")).isEmpty();
        assertThat(edited.json().path("edit_at").asLong()).isPositive();
        ann.api().put("/posts/" + id, Map.of("message", "x")).fails(400, "api.context.invalid_body_param.app_error");
        ann.api().delete("/posts/" + id + "?permanent=true").fails(501, "api.post.delete_post.not_enabled.app_error");
        ann.api().delete("/posts/" + id).is(200);
        ann.api().get("/posts/" + id).fails(404, "app.post.get.app_error");
        ann.api().delete("/posts/" + id).fails(404, "app.post.get.app_error");
        SERVER.configure("ServiceSettings", "PostEditTimeLimit", 0);
        String late = SERVER.post(ann, SERVER.townSquare, "late");
        Await.until(() -> System.currentTimeMillis()
                > ann.api().get("/posts/" + late).json().path("create_at").asLong() + 1);
        ann.api()
                .put("/posts/" + late + "/patch", Map.of("message", "x"))
                .fails(400, "api.post.update_post.permissions_time_limit.app_error");
        SERVER.configure("ServiceSettings", "PostEditTimeLimit", -1);
    }

    @Test
    void a_reply_that_two_delete_at_once_is_counted_once() {
        Person ann = SERVER.person();
        String root = SERVER.post(ann, SERVER.townSquare, "root");
        reply(ann, SERVER.townSquare, root).is(201);
        for (int round = 0; round < 20; round++) {
            String gone = reply(ann, SERVER.townSquare, root).is(201).text("id");
            List<Integer> statuses = Stream.of(ann, SERVER.admin)
                    .parallel()
                    .map(each -> each.api().delete("/posts/" + gone).status())
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 404);
        }
        assertThat(ann.api().get("/posts/" + root).json().path("reply_count").asLong())
                .isEqualTo(1);
    }

    @Test
    void several_posts_come_by_their_ids_but_only_what_one_may_read() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String open = SERVER.post(ann, SERVER.townSquare, "open");
        String secret = SERVER.post(ann, SERVER.channel(ann, "P"), "secret");
        assertThat(bob.api().post("/posts/ids", List.of(open, secret)).is(200).texts("id"))
                .containsExactly(open);
        bob.api().get("/posts/" + secret).fails(403, FORBIDDEN);
        bob.api().post("/posts/ids", List.of()).fails(400, "api.context.invalid_body_param.app_error");
    }

    private static Answer withAttachments(Object attachments) {
        Map<String, Object> body = Map.of("channel_id", SERVER.townSquare, "props", Map.of("attachments", attachments));
        return SERVER.admin.api().post("/posts", body);
    }

    private static Answer reply(Person by, String channel, String root) {
        return by.api().post("/posts", Map.of("channel_id", channel, "message", "reply", "root_id", root));
    }

    private static List<String> messages(Person by, String channel, String query) {
        JsonNode list =
                by.api().get("/channels/" + channel + "/posts" + query).is(200).json();
        return strings(list.path("order")).stream()
                .map(id -> list.path("posts").path(id).path("message").asText())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
