package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Pages by number are what they would be if each were counted off anew. */
class ChannelPagesTest {
    private static final TestServer SERVER = new TestServer();
    private static final int SIZE = 4;

    private final Person ann = SERVER.person();
    private final String channel = SERVER.channel(ann, "O");

    /** The posts there are, newest first. */
    private final List<String> posts = new ArrayList<>(page("", 0));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void each_page_is_the_next_part_of_the_channel() {
        post(4 * SIZE + 1);
        for (int round = 0; round < 2; round++) {
            for (int page = 1; page < 6; page++) {
                assertThat(page("", page)).isEqualTo(part(posts, page));
            }
        }
        assertThat(page("", 900)).isEmpty();
    }

    @Test
    void what_comes_and_goes_between_two_pages_moves_the_second() {
        post(5 * SIZE);
        assertThat(page("", 1)).isEqualTo(part(posts, 1));
        post(2);
        assertThat(page("", 2)).isEqualTo(part(posts, 2));
        ann.api().delete("/posts/" + posts.remove(0)).is(200);
        ann.api().delete("/posts/" + posts.remove(2 * SIZE)).is(200);
        assertThat(page("", 3)).isEqualTo(part(posts, 3));
        assertThat(page("", 2)).isEqualTo(part(posts, 2));
    }

    @Test
    void pages_before_and_after_a_post_go_on_where_the_last_one_ended() {
        post(6 * SIZE + 1);
        String middle = posts.get(3 * SIZE);
        List<String> older = posts.subList(3 * SIZE + 1, posts.size());
        List<String> newer = new ArrayList<>(posts.subList(0, 3 * SIZE)).reversed();
        for (int page = 0; page < 5; page++) {
            assertThat(page("&before=" + middle, page)).isEqualTo(part(older, page));
            assertThat(page("&after=" + middle, page).reversed()).isEqualTo(part(newer, page));
        }
    }

    @Test
    void pages_with_and_without_replies_are_apart() {
        post(1);
        String root = posts.getFirst();
        List<String> all = new ArrayList<>(posts);
        for (int i = 0; i < 2 * SIZE; i++) {
            all.addFirst(ann.api()
                    .post("/posts", Map.of("channel_id", channel, "message", "reply " + i, "root_id", root))
                    .is(201)
                    .text("id"));
            post(1);
            all.addFirst(posts.getFirst());
        }
        for (int page = 1; page < 4; page++) {
            assertThat(page("", page)).isEqualTo(part(all, page));
            assertThat(page("&collapsedThreads=true", page)).isEqualTo(part(posts, page));
        }
    }

    private void post(int count) {
        for (int i = 0; i < count; i++) {
            posts.addFirst(SERVER.post(ann, channel, "post " + i));
        }
    }

    /** The ids of a page. */
    private List<String> page(String query, int page) {
        String path = "/channels/" + channel + "/posts?per_page=" + SIZE + "&page=" + page + query;
        List<String> ids = new ArrayList<>();
        ann.api().get(path).is(200).json().path("order").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static List<String> part(List<String> posts, int page) {
        return posts.subList(Math.min(posts.size(), page * SIZE), Math.min(posts.size(), page * SIZE + SIZE));
    }
}
