package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What was answered first stands first, whatever the clock says. */
class PostOrderTest {
    private static final int POSTS = 2_000;
    private static final int PAGE = 200;
    private static final TestClock CLOCK = new TestClock();
    private static final TestServer SERVER = new TestServer(DatabaseKind.chosen(), Map.of(), CLOCK);

    /** A post that was answered, and when it was asked for and answered, in nanoseconds of one clock. */
    private record Written(String id, long createAt, long asked, long answered) {}

    private Duration back = Duration.ZERO;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void mendClock() {
        CLOCK.pass(back);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void every_list_has_the_order_of_the_answers(int clients) {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        String root = SERVER.post(ann, channel, "root");
        view(bob, channel);
        List<Written> written = write(ann, channel, root, clients);
        written.sort(Comparator.comparingLong(Written::createAt));
        assertThat(written).extracting(Written::createAt).doesNotHaveDuplicates();
        long earliest = Long.MAX_VALUE;
        for (Written each : written.reversed()) {
            assertThat(each.asked()).isLessThan(earliest);
            earliest = Math.min(earliest, each.answered());
        }
        List<String> order = written.stream().map(Written::id).toList();
        List<String> newestFirst = new ArrayList<>(order.reversed());
        assertThat(thread(ann, root)).isEqualTo(order);
        assertThat(after(ann, channel, root)).isEqualTo(order);
        assertThat(unread(bob, channel)).isEqualTo(order.subList(0, PAGE).reversed());
        newestFirst.add(root);
        assertThat(pages(ann, channel).subList(0, POSTS + 1)).isEqualTo(newestFirst);
        assertThat(before(ann, channel, order.getLast()).subList(0, POSTS))
                .isEqualTo(newestFirst.subList(1, POSTS + 1));
        List<String> changed =
                new ArrayList<>(order.subList(POSTS / 2 + 1, POSTS).reversed());
        changed.add(root);
        assertThat(since(ann, channel, written.get(POSTS / 2).createAt())).isEqualTo(changed);
    }

    @Test
    void a_clock_that_goes_back_changes_nothing() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String first = SERVER.post(ann, channel, "first");
        Answer root = post(ann, Map.of("channel_id", channel, "message", "root"));
        goBack(Duration.ofHours(1));
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            Answer reply = post(ann, Map.of("channel_id", channel, "message", "reply", "root_id", root.text("id")));
            long time = number(reply, "create_at");
            assertThat(time).isGreaterThan(number(root, "create_at"));
            assertThat(socket.awaitPost("posted", "reply").at("/data/post").asText())
                    .contains("\"create_at\":" + time);
            Answer replied = ann.api().get("/posts/" + root.text("id")).is(200);
            assertThat(number(replied, "last_reply_at")).isEqualTo(time);
            assertThat(number(replied, "update_at")).isGreaterThan(number(root, "update_at"));
            assertThat(number(ann.api().get("/channels/" + channel), "last_post_at"))
                    .isEqualTo(time);
            JsonNode seen = ann.api()
                    .get("/channels/" + channel + "/members/" + ann.id())
                    .json();
            assertThat(seen.path("last_viewed_at").asLong()).isEqualTo(time);
            assertThat(pages(ann, channel)).startsWith(reply.text("id"), root.text("id"), first);
            Answer edited = ann.api()
                    .put("/posts/" + first + "/patch", Map.of("message", "edited"))
                    .is(200);
            assertThat(number(edited, "update_at")).isGreaterThan(number(edited, "create_at"));
            ann.api().delete("/posts/" + reply.text("id")).is(200);
            assertThat(since(ann, channel, time)).containsExactly(reply.text("id"), root.text("id"));
        }
    }

    @Test
    void who_has_seen_a_channel_has_what_comes_after_as_unread_whatever_the_clock() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        SERVER.post(ann, channel, "seen");
        view(bob, channel);
        goBack(Duration.ofHours(1));
        String unseen = SERVER.post(ann, channel, "unseen");
        String newest = SERVER.post(ann, channel, "unseen too");
        assertThat(unread(bob, channel)).containsExactly(newest, unseen);
    }

    @Test
    void an_imported_post_keeps_its_time_and_those_after_it_go_on_by_the_clock() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, SERVER.admin);
        String before = SERVER.post(ann, channel, "before");
        long now = CLOCK.millis();
        String old = imported(channel, now - Duration.ofDays(900).toMillis());
        String ahead = imported(channel, now + Duration.ofHours(20).toMillis());
        Answer after = post(ann, Map.of("channel_id", channel, "message", "after"));
        assertThat(number(after, "create_at"))
                .isBetween(now, now + Duration.ofMinutes(5).toMillis());
        List<String> all = pages(ann, channel);
        assertThat(all.subList(0, 3)).containsExactly(ahead, after.text("id"), before);
        assertThat(all.getLast()).isEqualTo(old);
    }

    @Test
    void a_time_is_given_by_administrators_alone_and_only_one_that_can_be() {
        Person ann = SERVER.person();
        long now = CLOCK.millis();
        Answer ignored = post(
                ann,
                Map.of(
                        "channel_id",
                        SERVER.townSquare,
                        "message",
                        "x",
                        "create_at",
                        1,
                        "update_at",
                        1,
                        "edit_at",
                        1,
                        "delete_at",
                        1));
        assertThat(number(ignored, "create_at")).isGreaterThanOrEqualTo(now);
        assertThat(number(ignored, "update_at")).isEqualTo(number(ignored, "create_at"));
        assertThat(number(ignored, "edit_at") + number(ignored, "delete_at")).isZero();
        for (long wrong : new long[] {
            -1, Long.MIN_VALUE, Long.MAX_VALUE, now + Duration.ofHours(25).toMillis()
        }) {
            SERVER.admin
                    .api()
                    .post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "x", "create_at", wrong))
                    .fails(400, "model.post.is_valid.create_at.app_error");
        }
        SERVER.admin
                .api()
                .post("/posts", "{\"channel_id\":\"" + SERVER.townSquare + "\",\"create_at\":9223372036854775808}")
                .fails(400, "api.context.invalid_body_param.app_error");
        Map<String, Object> times =
                Map.of("message", "y", "create_at", 7, "update_at", 7, "edit_at", 7, "delete_at", 7);
        Answer edited =
                ann.api().put("/posts/" + ignored.text("id") + "/patch", times).is(200);
        assertThat(number(edited, "create_at")).isEqualTo(number(ignored, "create_at"));
        assertThat(number(edited, "update_at"))
                .isEqualTo(number(edited, "edit_at"))
                .isGreaterThan(now);
        assertThat(number(edited, "delete_at")).isZero();
    }

    private void goBack(Duration time) {
        CLOCK.pass(time.negated());
        back = time;
    }

    private static List<Written> write(Person by, String channel, String root, int clients) {
        Map<String, String> body = Map.of("channel_id", channel, "message", "x", "root_id", root);
        return new ArrayList<>(IntStream.range(0, clients)
                .parallel()
                .mapToObj(client -> IntStream.range(0, POSTS / clients)
                        .mapToObj(i -> {
                            long asked = System.nanoTime();
                            Answer answer = post(by, body);
                            return new Written(
                                    answer.text("id"), number(answer, "create_at"), asked, System.nanoTime());
                        })
                        .toList())
                .flatMap(List::stream)
                .toList());
    }

    private static Answer post(Person by, Map<String, ?> body) {
        return by.api().post("/posts", body).is(201);
    }

    private static String imported(String channel, long time) {
        Answer made = post(SERVER.admin, Map.of("channel_id", channel, "message", "imported", "create_at", time));
        assertThat(number(made, "create_at")).isEqualTo(time);
        return made.text("id");
    }

    private static void view(Person by, String channel) {
        by.api()
                .post("/channels/members/me/view", Map.of("channel_id", channel))
                .is(200);
    }

    private static List<String> pages(Person by, String channel) {
        List<String> all = new ArrayList<>();
        for (int page = 0; page == all.size() / PAGE; page++) {
            all.addAll(list(by, "/channels/" + channel + "/posts?per_page=" + PAGE + "&page=" + page));
        }
        return all;
    }

    private static List<String> before(Person by, String channel, String id) {
        return follow(id, last -> list(by, "/channels/" + channel + "/posts?per_page=" + PAGE + "&before=" + last));
    }

    private static List<String> after(Person by, String channel, String id) {
        return follow(
                id,
                last -> list(by, "/channels/" + channel + "/posts?per_page=" + PAGE + "&after=" + last)
                        .reversed());
    }

    private static List<String> since(Person by, String channel, long time) {
        return list(by, "/channels/" + channel + "/posts?since=" + time);
    }

    private static List<String> unread(Person by, String channel) {
        return list(by, "/users/me/channels/" + channel + "/posts/unread?limit_before=0&limit_after=" + PAGE);
    }

    /** The replies of a thread. */
    private static List<String> thread(Person by, String root) {
        return follow("", last -> {
            String from = last.isEmpty() ? "" : "&fromPost=" + last + "&fromCreateAt=" + createAt(by, last);
            List<String> page = list(by, "/posts/" + root + "/thread?perPage=" + PAGE + from);
            return page.subList(1, page.size());
        });
    }

    private static long createAt(Person by, String id) {
        return number(by.api().get("/posts/" + id), "create_at");
    }

    /** The pages one after the other, each found by the last of the one before. */
    private static List<String> follow(String first, Function<String, List<String>> next) {
        List<String> all = new ArrayList<>();
        List<String> page = next.apply(first);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = next.apply(page.getLast());
        }
        return all;
    }

    private static List<String> list(Person by, String path) {
        return StreamSupport.stream(
                        by.api().get(path).is(200).json().path("order").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static long number(Answer answer, String field) {
        return answer.json().path(field).asLong();
    }
}
