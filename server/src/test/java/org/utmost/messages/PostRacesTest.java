package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What several do to one post or channel at once. */
class PostRacesTest {
    private static final TestServer SERVER = new TestServer();
    private static final OtherNode OTHER = OtherNode.of(SERVER);
    private static final ExecutorService CALLERS = Executors.newVirtualThreadPerTaskExecutor();
    private static final String ROOT = "api.post.create_post.root_id.app_error";

    @AfterAll
    static void stop() {
        CALLERS.close();
        OTHER.close();
        SERVER.close();
    }

    @Test
    void a_channel_that_was_just_archived_takes_nothing_more() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String id = SERVER.post(ann, channel, "written");
        OTHER.change("UPDATE channels SET delete_at = 1 WHERE id = ?", channel);
        write(ann, channel, "").fails(400, "api.post.create_post.can_not_post_to_deleted.error");
        write(ann, channel, id).fails(400, "api.post.create_post.can_not_post_to_deleted.error");
        patch(ann, id, Map.of("message", "x")).fails(400, "api.post.patch_post.can_not_update_post_in_deleted.error");
        ann.api().delete("/posts/" + id).fails(400, "api.post.delete_post.can_not_delete_post_in_deleted.error");
        assertThat(ann.api().get("/posts/" + id).text("message")).isEqualTo("written");
        ann.api().delete("/channels/" + channel + "/members/" + ann.id()).is(200);
        OTHER.change("UPDATE channels SET delete_at = 0 WHERE id = ?", channel);
        assertThat(SERVER.admin
                        .api()
                        .get("/channels/" + channel)
                        .is(200)
                        .json()
                        .path("total_msg_count")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void a_root_that_is_being_deleted_takes_no_reply() {
        Person ann = SERVER.person();
        String root = SERVER.post(ann, SERVER.townSquare, "root");
        OTHER.begin();
        OTHER.change("UPDATE posts SET delete_at = 1 WHERE id = ?", root);
        CompletableFuture<Answer> reply = soon(() -> write(ann, SERVER.townSquare, root));
        OTHER.awaitWaiting();
        OTHER.commit();
        reply.join().fails(400, ROOT);
    }

    @Test
    void a_post_that_is_being_deleted_is_not_edited() {
        Person ann = SERVER.person();
        String id = SERVER.post(ann, SERVER.townSquare, "before");
        OTHER.begin();
        OTHER.change("UPDATE posts SET delete_at = 1 WHERE id = ?", id);
        CompletableFuture<Answer> edit = soon(() -> patch(ann, id, Map.of("message", "after")));
        OTHER.awaitWaiting();
        OTHER.commit();
        assertThat(edit.join().status()).isIn(400, 404);
        OTHER.change("UPDATE posts SET delete_at = 0 WHERE id = ?", id);
        assertThat(ann.api().get("/posts/" + id).is(200).text("message")).isEqualTo("before");
    }

    @Test
    void no_reply_lives_on_without_its_root() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        for (int round = 0; round < 20; round++) {
            String root = SERVER.post(ann, channel, "root");
            var replies = IntStream.range(0, 4)
                    .mapToObj(i -> soon(() -> write(ann, channel, root)))
                    .toList();
            ann.api().delete("/posts/" + root).is(200);
            replies.forEach(reply -> assertThat(reply.join().status()).isIn(201, 400));
        }
        JsonNode list = ann.api()
                .get("/channels/" + channel + "/posts?per_page=200")
                .is(200)
                .json();
        assertThat(list.path("posts"))
                .noneMatch(post -> post.path("message").asText().equals("reply"));
    }

    @Test
    void of_two_patches_at_once_nothing_is_lost() {
        Person ann = SERVER.person();
        String id = SERVER.post(ann, SERVER.townSquare, "0");
        for (int round = 1; round <= 200; round++) {
            String message = String.valueOf(round);
            boolean pinned = round % 2 == 1;
            CompletableFuture<Answer> other = soon(() -> patch(ann, id, Map.of("is_pinned", pinned)));
            patch(ann, id, Map.of("message", message)).is(200);
            other.join().is(200);
            JsonNode post = ann.api().get("/posts/" + id).json();
            assertThat(post.path("message").asText()).isEqualTo(message);
            assertThat(post.path("is_pinned").asBoolean()).isEqualTo(pinned);
        }
    }

    @Test
    void of_many_writers_of_one_post_the_latest_event_has_what_is_stored() {
        Person ann = SERVER.person();
        String id = SERVER.post(ann, SERVER.townSquare, "first");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            var edits = IntStream.range(0, 16)
                    .mapToObj(i -> soon(() -> patch(ann, id, Map.of("message", "by " + i))))
                    .toList();
            edits.forEach(edit -> edit.join().is(200));
            socket.settle();
            List<JsonNode> told = socket.events("post_edited").stream()
                    .map(event -> Json.read(event.at("/data/post").asText(), JsonNode.class))
                    .toList();
            assertThat(told)
                    .extracting(post -> post.path("update_at").asLong())
                    .hasSize(16)
                    .doesNotHaveDuplicates();
            JsonNode stored = ann.api().get("/posts/" + id).json();
            assertThat(told)
                    .filteredOn(post -> post.path("update_at").equals(stored.path("update_at")))
                    .extracting(post -> post.path("message").asText())
                    .containsExactly(stored.path("message").asText());
            assertThat(told)
                    .allMatch(post -> post.path("update_at").asLong()
                            <= stored.path("update_at").asLong());
        }
    }

    @Test
    void many_retries_at_once_get_the_one_post() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String other = SERVER.channel(ann, "O");
        for (int round = 0; round < 10; round++) {
            String pending = ann.id() + ":" + round;
            var answers = IntStream.range(0, 32)
                    .mapToObj(i -> soon(() -> retry(ann, i == 31 ? other : channel, pending)))
                    .toList();
            Set<String> ids = answers.stream()
                    .map(answer -> answer.join().is(201).text("id"))
                    .collect(Collectors.toSet());
            assertThat(ids).hasSize(1);
        }
        assertThat(count(ann, channel) + count(ann, other)).isEqualTo(10);
    }

    @Test
    void a_retry_is_the_same_post_for_its_author_alone_and_only_while_it_lives() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Answer made = retry(ann, SERVER.townSquare, "pending").is(201);
        assertThat(retry(bob, SERVER.townSquare, "pending").is(201).text("id")).isNotEqualTo(made.text("id"));
        ann.api().delete("/posts/" + made.text("id")).is(200);
        retry(ann, SERVER.townSquare, "pending").fails(500, "api.post.deduplicate_create_post.failed_to_get");
    }

    @Test
    void posts_of_many_at_once_are_each_counted_once_and_told_in_their_order() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person cid = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        SERVER.join(channel, cid);
        String root = SERVER.post(ann, channel, "root");
        JsonNode before = membership(bob, channel);
        try (TestSocket socket = TestSocket.of(SERVER, bob.token())) {
            var answers = IntStream.range(0, 64)
                    .mapToObj(i -> soon(() -> switch (i % 4) {
                        case 0 -> write(ann, channel, root);
                        case 1 -> write(ann, channel, "a".repeat(26));
                        case 2 -> retry(ann, channel, "p" + i);
                        default ->
                            cid.api().post("/posts", Map.of("channel_id", channel, "message", "@" + bob.username()));
                    }))
                    .toList();
            for (int i = 0; i < 64; i++) {
                assertThat(answers.get(i).join().status()).isEqualTo(i % 4 == 1 ? 400 : 201);
            }
            socket.settle();
            List<Long> times = socket.events("posted").stream()
                    .map(event -> Json.read(event.at("/data/post").asText(), JsonNode.class))
                    .map(post -> post.path("create_at").asLong())
                    .toList();
            assertThat(times).hasSize(48).doesNotHaveDuplicates().isSorted();
            JsonNode stored = ann.api().get("/channels/" + channel).json();
            assertThat(stored.path("last_post_at").asLong()).isEqualTo(times.getLast());
        }
        assertThat(count(ann, channel)).isEqualTo(49);
        assertThat(ann.api().get("/posts/" + root).json().path("reply_count").asInt())
                .isEqualTo(16);
        JsonNode after = membership(bob, channel);
        assertThat(after.path("mention_count").asInt()).isEqualTo(16);
        assertThat(after.path("msg_count")).isEqualTo(before.path("msg_count"));
    }

    private static JsonNode membership(Person member, String channel) {
        return member.api()
                .get("/channels/" + channel + "/members/" + member.id())
                .is(200)
                .json();
    }

    private static long count(Person by, String channel) {
        return by.api()
                .get("/channels/" + channel)
                .is(200)
                .json()
                .path("total_msg_count")
                .asLong();
    }

    private static Answer retry(Person by, String channel, String pending) {
        return by.api().post("/posts", Map.of("channel_id", channel, "message", "once", "pending_post_id", pending));
    }

    private static Answer write(Person by, String channel, String root) {
        return by.api().post("/posts", Map.of("channel_id", channel, "message", "reply", "root_id", root));
    }

    private static Answer patch(Person by, String id, Map<String, ?> body) {
        return by.api().put("/posts/" + id + "/patch", body);
    }

    private static CompletableFuture<Answer> soon(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, CALLERS);
    }
}
