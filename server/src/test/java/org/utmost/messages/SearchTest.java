package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class SearchTest {
    private static final TestServer SERVER = new TestServer();
    private static final String ALL = "/posts/search";
    private static final String TEAM = "/teams/" + SERVER.team + ALL;

    private final Person ann = SERVER.person();
    private final String channel = SERVER.channel(ann, "O");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void posts_with_all_words_are_found_newest_first() {
        String first = post("The quick brown fox");
        String second = post("A fox, quick!");
        post("A slow fox");
        assertThat(found(ann, "quick fox")).containsExactly(second, first);
        assertThat(found(ann, "fox QUICK")).containsExactly(second, first);
        assertThat(found(ann, "quick wolf")).isEmpty();
        Answer answer = search(ann, TEAM, Map.of("terms", "brown"));
        assertThat(answer.json().path("posts").path(first).path("message").asText())
                .isEqualTo("The quick brown fox");
        assertThat(answer.json().path("matches").isNull()).isTrue();
        assertThat(answer.text("next_post_id")).isEmpty();
    }

    @Test
    void one_of_the_words_is_enough_where_that_is_asked_for() {
        String apple = post("an apple");
        String pear = post("a pear");
        String both = post("pear and apple");
        Map<String, Object> either = Map.of("terms", "apple pear", "is_or_search", true);
        assertThat(order(search(ann, TEAM, either))).containsExactly(both, pear, apple);
        assertThat(found(ann, "apple pear")).containsExactly(both);
    }

    @Test
    void phrases_beginnings_and_exclusions() {
        String straight = post("release notes for tomorrow");
        String crossed = post("notes of the release");
        assertThat(found(ann, "\"release notes\"")).containsExactly(straight);
        assertThat(found(ann, "release notes")).containsExactly(crossed, straight);
        assertThat(found(ann, "relea*")).containsExactly(crossed, straight);
        assertThat(found(ann, "relea")).isEmpty();
        assertThat(found(ann, "notes -tomorrow")).containsExactly(crossed);
        assertThat(found(ann, "notes -\"release notes\"")).containsExactly(crossed);
        assertThat(found(ann, "notes -tom*")).containsExactly(crossed);
        assertThat(found(ann, "-tomorrow")).contains(crossed).doesNotContain(straight);
        assertThat(found(ann, "release-notes")).containsExactly(straight);
        assertThat(found(ann, "\"release notes")).containsExactly(straight);
    }

    @Test
    void words_that_mean_something_to_a_database_are_words() {
        String logic = post("this AND that OR near NOT far");
        for (String terms : List.of("AND", "OR", "near", "NOT far", "a'b", "x & y", "!far", "(this)", "col:this")) {
            assertThat(search(ann, TEAM, Map.of("terms", terms)).status()).isEqualTo(200);
        }
        assertThat(found(ann, "near AND")).containsExactly(logic);
        assertThat(found(ann, "(this | that)")).containsExactly(logic);
        for (String nothing : List.of("*", "!!!", "'", "\"\"", "-", "\\", "' :* & | !")) {
            assertThat(found(ann, nothing)).isEmpty();
        }
    }

    @Test
    void every_script_is_found_however_it_is_written() {
        String meeting = post("明日の会議の資料です");
        String shanghai = post("我家在上海东边");
        String seoul = post("서울에서 회의합니다");
        String bangkok = post("ประชุมวันพรุ่งนี้ที่กรุงเทพ");
        String wide = post("ＡＢＣ会議室にて");
        String kana = post("ハナコさんへサーバーの件");
        String anger = post("Ärger im Büro");
        String russian = post("Ёлка и ИВАН");
        String party = post("well done 🎉");
        assertThat(found(ann, "会議")).containsExactly(wide, meeting);
        assertThat(found(ann, "会")).containsExactly(wide, meeting);
        assertThat(found(ann, "です")).containsExactly(meeting);
        assertThat(found(ann, "す")).containsExactly(meeting);
        assertThat(found(ann, "明日の会議")).containsExactly(meeting);
        assertThat(found(ann, "明日会議")).isEmpty();
        assertThat(found(ann, "会議 資料")).containsExactly(meeting);
        assertThat(found(ann, "会議　資料")).containsExactly(meeting);
        assertThat(found(ann, "会議 -資料")).containsExactly(wide);
        assertThat(found(ann, "上海")).containsExactly(shanghai);
        assertThat(found(ann, "회의")).containsExactly(seoul);
        assertThat(found(ann, "พรุ่งนี้")).containsExactly(bangkok);
        assertThat(found(ann, "abc")).containsExactly(wide);
        assertThat(found(ann, "ABC会議")).containsExactly(wide);
        assertThat(found(ann, "abc会")).containsExactly(wide);
        assertThat(found(ann, "ﾊﾅｺ")).containsExactly(kana);
        assertThat(found(ann, "ｻｰﾊﾞｰ")).containsExactly(kana);
        assertThat(found(ann, "arger BURO")).containsExactly(anger);
        assertThat(found(ann, "A\u0308rger")).containsExactly(anger);
        assertThat(found(ann, "елка иван")).containsExactly(russian);
        assertThat(found(ann, "🎉")).containsExactly(party);
    }

    @Test
    void hashtags_are_found_exactly() {
        String tagged = post("about #Planung2 and more");
        String plain = post("about Planung2 and more");
        post("about #Planung20");
        assertThat(found(ann, "#planung2")).containsExactly(tagged);
        assertThat(found(ann, "Planung2")).containsExactly(plain, tagged);
        assertThat(found(ann, "planung2 -#planung2")).containsExactly(plain);
        String japanese = post("次の #全体会議 です");
        String word = post("全体会議です");
        assertThat(found(ann, "#全体会議")).containsExactly(japanese);
        assertThat(found(ann, "全体会議")).containsExactly(word, japanese);
        // Too short for a hashtag, it is a word.
        assertThat(found(ann, "#会議")).containsExactly(word, japanese);
    }

    @Test
    void authors_and_channels_narrow_a_search() {
        Person bob = SERVER.person();
        String other = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        SERVER.join(other, bob);
        String anns = post("narrow");
        String bobs = SERVER.post(bob, channel, "narrow");
        String elsewhere = SERVER.post(bob, other, "narrow");
        String direct = direct(ann, bob);
        String between = SERVER.post(bob, direct, "narrow");
        String from = "from:" + bob.username();
        assertThat(found(ann, "narrow " + from)).containsExactly(between, elsewhere, bobs);
        assertThat(found(ann, from)).containsExactly(between, elsewhere, bobs);
        assertThat(found(ann, "narrow from: @" + bob.username().toUpperCase() + " FROM:" + ann.username()))
                .containsExactly(between, elsewhere, bobs, anns);
        assertThat(found(ann, "narrow -" + from)).containsExactly(anns);
        assertThat(found(ann, "narrow in:" + name(channel))).containsExactly(bobs, anns);
        assertThat(found(ann, "narrow in:~" + name(channel) + " in:" + name(other)))
                .containsExactly(elsewhere, bobs, anns);
        assertThat(found(ann, "narrow -in:" + name(channel))).containsExactly(between, elsewhere);
        assertThat(found(ann, "narrow in:@" + bob.username())).containsExactly(between);
        assertThat(found(bob, "in:@" + ann.username())).containsExactly(between);
        assertThat(found(ann, "narrow from:nobody-there")).isEmpty();
        assertThat(found(ann, "narrow in:nowhere-there")).isEmpty();
        assertThat(found(ann, "narrow in:@nobody-there")).isEmpty();
        assertThat(found(ann, "narrow -from:nobody-there -in:nowhere-there"))
                .containsExactly(between, elsewhere, bobs, anns);
    }

    @Test
    void days_are_those_of_the_callers_zone() {
        String before = dated("dated", "2024-02-28T23:30:00Z");
        String on = dated("dated", "2024-02-29T12:00:00Z");
        String after = dated("dated", "2024-03-01T00:30:00Z");
        assertThat(found(SERVER.admin, "dated on:2024-02-29")).containsExactly(on);
        assertThat(found(SERVER.admin, "dated before:2024-02-29")).containsExactly(before);
        assertThat(found(SERVER.admin, "dated after:2024-2-29")).containsExactly(after);
        assertThat(found(SERVER.admin, "dated after:2024-02-28 before:2024-03-01"))
                .containsExactly(on);
        assertThat(found(SERVER.admin, "dated -on:2024-02-29")).containsExactly(after, before);
        assertThat(found(SERVER.admin, "dated -before:2024-02-29")).containsExactly(after, on);
        assertThat(found(SERVER.admin, "dated -after:2024-02-29")).containsExactly(on, before);
        assertThat(found(SERVER.admin, "on:2024-02-29")).containsExactly(on);
        assertThat(found(SERVER.admin, "dated on:2024-02-31")).containsExactly(after, on, before);
        assertThat(found(SERVER.admin, "on:yesterday")).isEmpty();
        Map<String, Object> east = Map.of("terms", "dated on:2024-02-29", "time_zone_offset", 3600);
        assertThat(order(search(SERVER.admin, TEAM, east))).containsExactly(on, before);
    }

    @Test
    void only_who_is_in_a_channel_finds_its_posts() {
        Person eve = SERVER.person();
        String secret = SERVER.channel(ann, "P");
        String open = post("mystery");
        String hidden = SERVER.post(ann, secret, "mystery");
        String direct = SERVER.post(ann, direct(ann, SERVER.person()), "mystery");
        assertThat(found(ann, "mystery")).containsExactly(direct, hidden, open);
        assertThat(found(eve, "mystery")).isEmpty();
        assertThat(found(eve, "mystery in:" + name(secret))).isEmpty();
        assertThat(found(SERVER.admin, "mystery")).isEmpty();
        SERVER.join(secret, eve);
        assertThat(found(eve, "mystery")).containsExactly(hidden);
        SERVER.admin
                .api()
                .delete("/channels/" + secret + "/members/" + eve.id())
                .is(200);
        assertThat(found(eve, "mystery")).isEmpty();
    }

    @Test
    void a_search_is_in_a_team_or_in_all_of_them() {
        Map<String, Object> open = Map.of("name", "second-" + ann.username(), "display_name", "Second", "type", "O");
        String team = SERVER.admin.api().post("/teams", open).is(201).text("id");
        SERVER.admin
                .api()
                .post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", ann.id()))
                .is(201);
        Map<String, Object> body = Map.of("team_id", team, "name", "away", "display_name", "Away", "type", "O");
        String there =
                SERVER.post(ann, ann.api().post("/channels", body).is(201).text("id"), "wherever");
        String here = post("wherever");
        String direct = SERVER.post(ann, direct(ann, SERVER.person()), "wherever");
        Map<String, Object> terms = Map.of("terms", "wherever");
        assertThat(order(search(ann, TEAM, terms))).containsExactly(direct, here);
        assertThat(order(search(ann, "/teams/" + team + ALL, terms))).containsExactly(direct, there);
        assertThat(order(search(ann, ALL, terms))).containsExactly(direct, here, there);
        SERVER.person().api().post("/teams/" + team + ALL, terms).fails(403, "api.context.permissions.app_error");
        SERVER.stranger().api().post(TEAM, terms).fails(403, "api.context.permissions.app_error");
        SERVER.nobody().post(ALL, terms).fails(401, "api.context.session_expired.app_error");
    }

    @Test
    void archived_channels_are_searched_if_that_is_asked_for() {
        String post = post("dusty");
        ann.api().delete("/channels/" + channel).is(200);
        assertThat(found(ann, "dusty")).isEmpty();
        Map<String, Object> archived = Map.of("terms", "dusty", "include_deleted_channels", true);
        assertThat(order(search(ann, TEAM, archived))).containsExactly(post);
    }

    @Test
    void what_is_edited_or_deleted_is_found_as_it_is_now() {
        String post = post("formerly");
        String reply = reply(post, "formerly too");
        ann.api()
                .put("/posts/" + post + "/patch", Map.of("message", "nowadays"))
                .is(200);
        assertThat(found(ann, "formerly")).containsExactly(reply);
        assertThat(found(ann, "nowadays")).containsExactly(post);
        ann.api().put("/posts/" + post + "/patch", Map.of("is_pinned", true)).is(200);
        assertThat(found(ann, "nowadays")).containsExactly(post);
        ann.api().delete("/posts/" + reply).is(200);
        assertThat(found(ann, "formerly")).isEmpty();
        String other = reply(post, "nowadays too");
        assertThat(found(ann, "nowadays")).containsExactly(other, post);
        ann.api().delete("/posts/" + post).is(200);
        assertThat(found(ann, "nowadays")).isEmpty();
    }

    @Test
    void what_attachments_say_is_found_and_what_the_server_says_is_not() {
        Map<String, Object> attachment = Map.of("text", "build 4711 failed", "pretext", "", "title", "CI");
        String post = ann.api()
                .post(
                        "/posts",
                        Map.of(
                                "channel_id",
                                channel,
                                "message",
                                "",
                                "props",
                                Map.of("attachments", List.of(attachment))))
                .is(201)
                .text("id");
        assertThat(found(ann, "4711")).containsExactly(post);
        ann.api()
                .put("/channels/" + channel + "/patch", Map.of("header", "headline4711"))
                .is(200);
        SERVER.join(channel, SERVER.person());
        assertThat(found(ann, "joined")).isEmpty();
        assertThat(found(ann, "added")).isEmpty();
        assertThat(found(ann, "headline4711")).isEmpty();
    }

    @Test
    void results_have_pages() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(post("paged"));
        }
        for (int page = 0; page < 4; page++) {
            List<String> expected = newestFirst.subList(Math.min(5, page * 2), Math.min(5, page * 2 + 2));
            Map<String, Object> body = Map.of("terms", "paged", "page", page, "per_page", 2);
            assertThat(order(search(ann, TEAM, body))).containsExactlyElementsOf(expected);
        }
        Map<String, Object> far = Map.of("terms", "paged", "page", Integer.MAX_VALUE, "per_page", 200);
        assertThat(order(search(ann, TEAM, far))).isEmpty();
    }

    @Test
    void what_can_not_be_searched_for_is_refused() {
        for (String path : List.of(TEAM, ALL)) {
            for (Map<String, Object> body : List.<Map<String, Object>>of(Map.of(), Map.of("terms", ""))) {
                ann.api().post(path, body).fails(400, "api.post.search_posts.invalid_body.app_error");
            }
            ann.api().post(path, List.of("terms")).fails(400, "api.context.invalid_body_param.app_error");
            for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                    Map.of("page", -1), Map.of("per_page", 0), Map.of("time_zone_offset", 1_000_000))) {
                Map<String, Object> body = new HashMap<>(wrong);
                body.put("terms", "word");
                ann.api().post(path, body).fails(400, "api.context.invalid_body_param.app_error");
            }
        }
        SERVER.configure("ServiceSettings", "EnablePostSearch", false);
        try {
            ann.api().post(TEAM, Map.of("terms", "word")).fails(501, "store.sql_post.search.disabled");
            ann.api().post(ALL, Map.of("terms", "word")).fails(501, "store.sql_post.search.disabled");
        } finally {
            SERVER.configure("ServiceSettings", "EnablePostSearch", true);
        }
    }

    @Test
    void a_long_search_is_answered() {
        String post = post("needle " + "word ".repeat(3_000));
        assertThat(found(ann, "needle " + "word ".repeat(500))).containsExactly(post);
        assertThat(found(ann, "needle \"" + "word ".repeat(500) + "\"")).containsExactly(post);
        String japanese = post("針" + "あいうえお".repeat(3_000) + "終");
        assertThat(found(ann, "針あ")).containsExactly(japanese);
        assertThat(found(ann, "お終")).containsExactly(japanese);
        assertThat(found(ann, "針" + "あいうえお".repeat(200))).containsExactly(japanese);
    }

    private String post(String message) {
        return SERVER.post(ann, channel, message);
    }

    private String reply(String root, String message) {
        return ann.api()
                .post("/posts", Map.of("channel_id", channel, "root_id", root, "message", message))
                .is(201)
                .text("id");
    }

    private static String dated(String message, String time) {
        return SERVER.admin
                .api()
                .post(
                        "/posts",
                        Map.of(
                                "channel_id",
                                SERVER.townSquare,
                                "message",
                                message,
                                "create_at",
                                Instant.parse(time).toEpochMilli()))
                .is(201)
                .text("id");
    }

    private static String direct(Person one, Person other) {
        return one.api()
                .post("/channels/direct", List.of(one.id(), other.id()))
                .is(201)
                .text("id");
    }

    private static String name(String channelId) {
        return SERVER.admin.api().get("/channels/" + channelId).text("name");
    }

    private static List<String> found(Person by, String terms) {
        return order(search(by, TEAM, Map.of("terms", terms)));
    }

    private static Answer search(Person by, String path, Map<String, Object> body) {
        return by.api().post(path, body).is(200);
    }

    private static List<String> order(Answer answer) {
        List<String> order = new ArrayList<>();
        answer.json().path("order").forEach(id -> order.add(id.asText()));
        return order;
    }
}
