package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.Together;

/** Pages deep in a channel, in any order, are the parts of its list as a whole, whatever happens to it in between. */
class DeepPagesTest {
    private static final TestServer SERVER = new TestServer();
    private static final OtherNode DATABASE = OtherNode.of(SERVER);
    private static final int SIZE = 50;
    private static final int POSTS = 2_020;
    private static final long YEAR_2020 = 1_577_836_800_000L;
    private static final String OPEN = " AND root_id = ''";

    private final Person ann = SERVER.person();
    private final String channel = filled(SERVER.channel(ann, "O"));
    private final Random random = new Random(1);

    @AfterAll
    static void stop() {
        DATABASE.close();
        SERVER.close();
    }

    @Test
    void pages_in_any_order_are_parts_of_the_whole() {
        compare();
        assertThat(page("", 900)).isEmpty();
        compare();
    }

    @Test
    void what_is_new_edited_or_deleted_is_seen_by_the_next_page() {
        compare();
        String first = SERVER.post(ann, channel, "new");
        compare();
        ann.api()
                .put("/posts/" + post(1_500) + "/patch", Map.of("message", "edited"))
                .is(200);
        compare();
        ann.api().delete("/posts/" + first).is(200);
        compare();
        SERVER.admin.api().delete("/posts/" + post(1_400)).is(200);
        SERVER.post(ann, channel, "newer");
        compare();
        IntStream.range(0, 3).forEach(i -> SERVER.post(ann, channel, "newest"));
        compare();
    }

    @Test
    void replies_go_with_the_post_that_they_reply_to() {
        String root = SERVER.post(ann, channel, "root");
        compare();
        IntStream.range(0, 3).forEach(i -> reply(root));
        compare();
        ann.api().delete("/posts/" + root).is(200);
        compare();
    }

    @Test
    void a_post_that_is_given_its_time_moves_what_is_older() {
        compare();
        dated(YEAR_2020 + 1_000_500);
        compare();
        dated(System.currentTimeMillis() + 3_600_000);
        compare();
        SERVER.post(ann, channel, "older than that");
        compare();
        dated(YEAR_2020 - 1);
        compare();
    }

    @Test
    void pages_before_and_after_a_post_begin_at_it() {
        String newer = post(40);
        String older = post(POSTS - 70);
        for (int round = 0; round < 3; round++) {
            List<String> all = whole("");
            List<String> before = all.subList(all.indexOf(newer) + 1, all.size());
            List<String> after = new ArrayList<>(all.subList(0, all.indexOf(older))).reversed();
            for (int page : shuffled(before.size())) {
                assertThat(page("&before=" + newer, page)).isEqualTo(part(before, page));
                assertThat(page("&after=" + older, page).reversed()).isEqualTo(part(after, page));
            }
            SERVER.admin.api().delete("/posts/" + post(1_000)).is(200);
            SERVER.post(ann, channel, "new");
        }
    }

    @Test
    void whoever_was_answered_reads_what_they_did_though_others_were_reading() {
        List<String> before = whole("");
        List<Supplier<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String deleted = before.get(i * 150);
            int page = random.nextInt(21, POSTS / SIZE);
            calls.add(() -> SERVER.admin.api().delete("/posts/" + deleted));
            calls.add(() -> ann.api().post("/posts", Map.of("channel_id", channel, "message", "meanwhile")));
            calls.add(() -> ann.api().get(path("", page)));
            calls.add(() -> ann.api().get(path("", POSTS / SIZE - page % 20)));
        }
        assertThat(Together.call(calls)).allMatch(answer -> answer.status() < 300);
        compare();
    }

    private void compare() {
        List<String> all = whole("");
        List<String> roots = whole(OPEN);
        for (int page : shuffled(all.size())) {
            assertThat(page("", page)).isEqualTo(part(all, page));
            assertThat(page("&collapsedThreads=true", page)).isEqualTo(part(roots, page));
        }
    }

    /** Numbers of deep pages, and of one behind the last. */
    private List<Integer> shuffled(int posts) {
        List<Integer> pages = new ArrayList<>(
                IntStream.rangeClosed(19, posts / SIZE + 1).boxed().toList());
        Collections.shuffle(pages, random);
        return pages;
    }

    private void reply(String root) {
        ann.api()
                .post("/posts", Map.of("channel_id", channel, "message", "reply", "root_id", root))
                .is(201);
    }

    private void dated(long time) {
        SERVER.admin
                .api()
                .post("/posts", Map.of("channel_id", channel, "message", "dated", "create_at", time))
                .is(201);
    }

    /** The id of the post that so many are newer than. */
    private String post(int newer) {
        return whole("").get(newer);
    }

    private List<String> whole(String condition) {
        return DATABASE.ask("SELECT id FROM posts WHERE channel_id = '" + channel
                + "' AND original_id = '' AND delete_at = 0" + condition + " ORDER BY create_at DESC, id DESC");
    }

    private List<String> page(String query, int page) {
        List<String> ids = new ArrayList<>();
        ann.api().get(path(query, page)).is(200).json().path("order").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private String path(String query, int page) {
        return "/channels/" + channel + "/posts?per_page=" + SIZE + "&page=" + page + query;
    }

    private static List<String> part(List<String> posts, int page) {
        return posts.subList(Math.min(posts.size(), page * SIZE), Math.min(posts.size(), page * SIZE + SIZE));
    }

    /** A channel that got many posts before anybody read it, a second apart, one in ten a reply to the one before. */
    private String filled(String id) {
        String name = id.substring(0, 16);
        DATABASE.change(Stream.of(
                        "INSERT INTO posts (id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id,",
                        "root_id, original_id, message, type, props, hashtags, reply_count, last_reply_at)",
                        "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < %d)",
                        "SELECT '%s' || (1000000000 + i), %d + i * 1000, %d + i * 1000, 0, 0, FALSE, '%s', '%s',",
                        "CASE WHEN i %% 10 = 3 THEN '%s' || (999999999 + i) ELSE '' END, '', 'Post ' || i, '', '{}', '',",
                        "CASE WHEN i %% 10 = 2 THEN 1 ELSE 0 END, 0 FROM n")
                .reduce("", (all, line) -> all + line + " ")
                .formatted(POSTS, name, YEAR_2020, YEAR_2020, ann.id(), id, name));
        return id;
    }
}
