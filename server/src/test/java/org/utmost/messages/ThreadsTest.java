package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Threads, read from either end, and lists of a channel in which they are collapsed. */
class ThreadsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String INVALID = "api.context.invalid_url_param.app_error";

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();

    /** A channel of Ann's and Bob's, with nothing in it but one thread and one post behind it. */
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    private static final String ROOT;
    private static final List<String> REPLIES = new ArrayList<>();
    private static final String LAST;

    static {
        SERVER.join(CHANNEL, BOB);
        ROOT = SERVER.post(ANN, CHANNEL, "root");
        for (int i = 0; i < 5; i++) {
            REPLIES.add(reply(i == 4 ? ANN : BOB, ROOT, "reply " + i));
        }
        LAST = SERVER.post(BOB, CHANNEL, "last");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_thread_is_read_down_from_its_root_or_up_from_its_end() {
        String thread = "/posts/" + ROOT + "/thread";
        assertThat(order(thread)).containsExactly(ROOT, at(0), at(1), at(2), at(3), at(4));
        assertThat(order(thread + "?direction=down&perPage=2")).containsExactly(ROOT, at(0), at(1));
        assertThat(order(thread + "?direction=down&perPage=2" + from(1))).containsExactly(ROOT, at(2), at(3));
        assertThat(order(thread + "?direction=up&perPage=2")).containsExactly(ROOT, at(4), at(3));
        assertThat(order(thread + "?direction=up&perPage=2" + from(3))).containsExactly(ROOT, at(2), at(1));
        JsonNode end = ANN.api()
                .get(thread + "?direction=up&perPage=2" + from(2))
                .is(200)
                .json();
        assertThat(end.has("has_next")).isFalse();
        assertThat(ANN.api()
                        .get(thread + "?direction=up&perPage=4")
                        .json()
                        .path("has_next")
                        .asBoolean())
                .isTrue();
        long time = createAt(2);
        assertThat(order(thread + "?fromCreateAt=" + time))
                .contains(at(3), at(4))
                .doesNotContain(at(2), at(1));
        assertThat(order(thread + "?direction=up&fromCreateAt=" + time))
                .contains(at(0), at(1))
                .doesNotContain(at(2), at(3));
    }

    @Test
    void a_thread_is_read_by_what_changed() {
        String root = SERVER.post(ANN, CHANNEL, "root of changes");
        String first = reply(BOB, root, "first");
        String second = reply(BOB, root, "second");
        long before = ANN.api().get("/posts/" + second).json().path("update_at").asLong();
        String thread = "/posts/" + root + "/thread?fromUpdateAt=" + before;
        BOB.api().put("/posts/" + first + "/patch", Map.of("message", "edited")).is(200);
        assertThat(order(thread)).containsExactly(root, first);
        assertThat(order(thread + "&updatesOnly=true")).contains(first).doesNotContain(root, second);
        assertThat(order("/posts/" + root + "/thread?direction=up&fromUpdateAt=" + (before + 1)))
                .contains(root, second)
                .doesNotContain(first);
        ANN.api()
                .put("/posts/" + root + "/patch", Map.of("message", "edited too"))
                .is(200);
        assertThat(order(thread + "&updatesOnly=true")).contains(root, first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "direction=sideways",
                "fromPost=short",
                "fromPost=aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "fromCreateAt=then",
                "fromUpdateAt=-1",
                "perPage=many",
                "fromCreateAt=1&fromUpdateAt=1",
                "updatesOnly=true",
                "updatesOnly=true&fromUpdateAt=1&direction=up"
            })
    void what_a_thread_cannot_be_asked_for_is_refused(String query) {
        ANN.api().get("/posts/" + ROOT + "/thread?" + query).fails(400, INVALID);
    }

    @Test
    void a_thread_that_is_skipped_is_its_post_alone() {
        assertThat(order("/posts/" + ROOT + "/thread?skipFetchThreads=true")).containsExactly(ROOT);
        assertThat(order("/posts/" + at(1) + "/thread?skipFetchThreads=true")).containsExactly(at(1));
        SERVER.person()
                .api()
                .get("/posts/" + ROOT + "/thread?skipFetchThreads=true")
                .fails(403, FORBIDDEN);
    }

    @Test
    void where_threads_are_collapsed_a_list_has_roots_and_who_replied() {
        String list = "/channels/" + CHANNEL + "/posts?collapsedThreads=true";
        String anchor = SERVER.post(ANN, CHANNEL, "anchor");
        for (String query : List.of("", "&page=0&per_page=7", "&since=1", "&per_page=200&before=" + anchor)) {
            JsonNode found = ANN.api().get(list + query).is(200).json();
            assertThat(ids(found)).as(query).contains(ROOT).doesNotContainAnyElementsOf(REPLIES);
            JsonNode root = found.path("posts").path(ROOT);
            assertThat(root.path("reply_count").asInt()).isEqualTo(5);
            assertThat(root.path("participants").findValuesAsText("id")).containsExactly(BOB.id(), ANN.id());
            assertThat(root.at("/participants/0").has("username")).isFalse();
            assertThat(found.path("posts").path(LAST).path("participants").isNull())
                    .isTrue();
        }
        assertThat(ids(ANN.api().get(list + "&after=" + ROOT).is(200).json()))
                .contains(LAST)
                .doesNotContainAnyElementsOf(REPLIES);
        JsonNode extended =
                ANN.api().get(list + "&collapsedThreadsExtended=true").is(200).json();
        assertThat(extended.path("posts").path(ROOT).path("participants").findValuesAsText("username"))
                .containsExactly(BOB.username(), ANN.username());
        assertThat(ids(ANN.api().get("/channels/" + CHANNEL + "/posts").json())).containsAll(REPLIES);
    }

    @Test
    void the_newest_collapsed_page_knows_of_a_reply_at_once() {
        String channel = SERVER.channel(ANN, "O");
        String list = "/channels/" + channel + "/posts?collapsedThreads=true";
        String root = SERVER.post(ANN, channel, "root");
        assertThat(ANN.api()
                        .get(list)
                        .json()
                        .path("posts")
                        .path(root)
                        .path("participants")
                        .isNull())
                .isTrue();
        String reply = reply(ANN, channel, root, "so");
        String etag = ANN.api().get(list).is(200).header("ETag");
        assertThat(ANN.api().get(list).json().path("posts").path(root).path("participants"))
                .hasSize(1);
        ANN.api().with("If-None-Match", etag).get(list).is(304);
        assertThat(ids(ANN.api().get("/channels/" + channel + "/posts").json())).contains(reply);
    }

    @Test
    void what_is_unread_and_a_thread_tell_who_replied_too() {
        String channel = SERVER.channel(ANN, "P");
        SERVER.join(channel, BOB);
        BOB.api()
                .post("/channels/members/me/view", Map.of("channel_id", channel))
                .is(200);
        String root = SERVER.post(ANN, channel, "unread");
        String reply = reply(ANN, channel, root, "reply");
        String unread = "/users/me/channels/" + channel + "/posts/unread?limit_after=30&collapsedThreads=true";
        JsonNode found = BOB.api().get(unread).is(200).json();
        assertThat(ids(found)).contains(root).doesNotContain(reply);
        assertThat(found.path("posts").path(root).path("participants").findValuesAsText("id"))
                .containsExactly(ANN.id());
        JsonNode profiles =
                BOB.api().get(unread + "&collapsedThreadsExtended=true").is(200).json();
        assertThat(profiles.path("posts").path(root).path("participants").findValuesAsText("username"))
                .containsExactly(ANN.username());
        JsonNode thread = BOB.api()
                .get("/posts/" + root + "/thread?collapsedThreads=true&collapsedThreadsExtended=true")
                .is(200)
                .json();
        assertThat(ids(thread)).containsExactly(root, reply);
        assertThat(thread.path("posts").path(root).path("participants").findValuesAsText("username"))
                .containsExactly(ANN.username());
    }

    @Test
    void participants_are_shown_as_the_privacy_settings_allow() {
        try (TestServer server = new TestServer()) {
            server.configure("PrivacySettings", "ShowEmailAddress", false);
            Person ann = server.person();
            Person bob = server.person();
            String root = server.post(ann, server.townSquare, "root");
            ann.api()
                    .post("/posts", Map.of("channel_id", server.townSquare, "root_id", root, "message", "reply"))
                    .is(201);
            String list =
                    "/channels/" + server.townSquare + "/posts?collapsedThreads=true&collapsedThreadsExtended=true";
            JsonNode seen =
                    bob.api().get(list).is(200).json().path("posts").path(root).at("/participants/0");
            assertThat(seen.path("id").asText()).isEqualTo(ann.id());
            assertThat(seen.path("email").asText()).isEmpty();
        }
    }

    @Test
    void a_list_of_one_type_has_no_other_posts() {
        String channel = SERVER.channel(ANN, "O");
        SERVER.join(channel, BOB);
        SERVER.post(ANN, channel, "hello");
        String list = "/channels/" + channel + "/posts?type=system_add_to_channel";
        for (String query : List.of("", "&since=1", "&per_page=1")) {
            JsonNode found = ANN.api().get(list + query).is(200).json();
            assertThat(found.path("posts").findValuesAsText("type")).as(query).containsOnly("system_add_to_channel");
        }
        assertThat(ids(ANN.api()
                        .get("/channels/" + channel + "/posts?type=nothing")
                        .is(200)
                        .json()))
                .isEmpty();
    }

    private static String at(int index) {
        return REPLIES.get(index);
    }

    private static String from(int index) {
        return "&fromPost=" + at(index) + "&fromCreateAt=" + createAt(index);
    }

    private static long createAt(int index) {
        return ANN.api().get("/posts/" + at(index)).json().path("create_at").asLong();
    }

    private static String reply(Person by, String root, String message) {
        return reply(by, CHANNEL, root, message);
    }

    private static String reply(Person by, String channel, String root, String message) {
        return by.api()
                .post("/posts", Map.of("channel_id", channel, "root_id", root, "message", message))
                .is(201)
                .text("id");
    }

    private static List<String> order(String path) {
        return ids(ANN.api().get(path).is(200).json());
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("order").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
