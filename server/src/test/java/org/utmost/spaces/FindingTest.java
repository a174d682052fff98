package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Finding users and channels while somebody types, and where a user stopped reading. */
class FindingTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String INVALID = "api.context.invalid_body_param.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void users_are_found_by_the_beginning_of_any_name() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        bob.api()
                .put("/users/me/patch", Map.of("nickname", "Zebra", "first_name", "山田", "last_name", "Quagga"))
                .is(200);
        for (String term : List.of(bob.username(), "@" + bob.username(), "zeb", "山", "quag")) {
            assertThat(ann.api()
                            .post("/users/search", Map.of("term", term))
                            .is(200)
                            .texts("id"))
                    .as(term)
                    .containsExactly(bob.id());
        }
        assertThat(search(ann, Map.of("term", "ebra"))).isEmpty();
        assertThat(search(ann, Map.of("term", "%"))).isEmpty();
        ann.api().post("/users/search", Map.of()).fails(400, "api.context.invalid_body_param.app_error");
    }

    @ParameterizedTest
    @CsvSource({
        "first_name, Иван, иван",
        "first_name, иван, ИВАН",
        "last_name, Ärger, arger",
        "nickname, ärger zwei, ÄRG",
        "nickname, Ｋａｎａ, kan",
        "nickname, ハナコ, ﾊﾅ",
        "nickname, ﾊﾞﾗ, バラ",
        "nickname, 'Cafe\u0301', CAFÉ",
        "last_name, Straße, STRASSE",
        "last_name, İnan, inan",
        "nickname, Mary Ann O'Neill, neill ma"
    })
    void a_name_is_found_however_it_is_written(String field, String name, String term) {
        Person ann = SERVER.stranger();
        ann.api().put("/users/me/patch", Map.of(field, name)).is(200);
        assertThat(search(SERVER.admin, Map.of("term", term))).as(term).contains(ann.id());
        ann.api().put("/users/me/patch", Map.of(field, "")).is(200);
        assertThat(search(SERVER.admin, Map.of("term", term))).as(term).doesNotContain(ann.id());
    }

    @Test
    void first_and_last_name_are_found_in_either_order() {
        Person ann = SERVER.stranger();
        Person bob = SERVER.stranger();
        ann.api()
                .put("/users/me/patch", Map.of("first_name", "Hanako", "last_name", "Tanaka"))
                .is(200);
        bob.api()
                .put("/users/me/patch", Map.of("first_name", "Taro", "last_name", "Tanaka"))
                .is(200);
        for (String term : List.of("hanako tanaka", "Tanaka Hanako", "tan　han", "@hanako  tanaka")) {
            assertThat(search(bob, Map.of("term", term))).as(term).containsExactly(ann.id());
        }
        assertThat(search(bob, Map.of("term", "tanaka"))).containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(search(bob, Map.of("term", "hanako suzuki"))).isEmpty();
        assertThat(search(bob, Map.of("term", "anaka"))).isEmpty();
        assertThat(bob.api()
                        .get("/users/autocomplete?name=tanaka%20hana")
                        .is(200)
                        .json()
                        .path("users")
                        .findValuesAsText("id"))
                .containsExactly(ann.id());
    }

    @Test
    void what_the_privacy_settings_hide_can_not_be_searched() {
        try (TestServer server = new TestServer()) {
            Person ann = server.stranger();
            Person bob = server.stranger();
            bob.api().put("/users/me/patch", Map.of("last_name", "Quagga")).is(200);
            assertThat(search(ann, Map.of("term", "quag"))).containsExactly(bob.id());
            server.configure("PrivacySettings", "ShowFullName", false);
            assertThat(search(ann, Map.of("term", "quag"))).isEmpty();
            assertThat(search(server.admin, Map.of("term", "quag"))).containsExactly(bob.id());
            String email = bob.username() + "@example.com";
            assertThat(search(ann, Map.of("term", email))).containsExactly(bob.id());
            server.configure("PrivacySettings", "ShowEmailAddress", false);
            assertThat(search(ann, Map.of("term", email))).isEmpty();
            assertThat(search(server.admin, Map.of("term", email))).containsExactly(bob.id());
        }
    }

    @Test
    void users_find_themselves_whatever_is_hidden_of_others() {
        try (TestServer server = new TestServer()) {
            Person bob = server.person();
            bob.api().put("/users/me/patch", Map.of("last_name", "Quagga")).is(200);
            server.configure("PrivacySettings", "ShowFullName", false);
            assertThat(search(bob, Map.of("term", "quag"))).containsExactly(bob.id());
            JsonNode found = bob.api()
                    .get("/users/autocomplete?name=quag&in_team=" + server.team)
                    .is(200)
                    .json();
            assertThat(found.path("users").findValuesAsText("last_name")).containsExactly("Quagga");
            assertThat(server.person()
                            .api()
                            .get("/users/autocomplete?name=quag")
                            .is(200)
                            .json()
                            .path("users"))
                    .isEmpty();
        }
    }

    @Test
    void a_search_keeps_to_teams_channels_and_active_accounts() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person out = SERVER.stranger();
        String channel = SERVER.channel(ann, "P");
        Map<String, Object> user = Map.of("term", "user", "limit", 1000);
        assertThat(search(ann, with(user, "team_id", SERVER.team)))
                .contains(ann.id(), bob.id())
                .doesNotContain(out.id());
        assertThat(search(SERVER.admin, with(user, "not_in_team_id", SERVER.team)))
                .contains(out.id())
                .doesNotContain(bob.id());
        assertThat(search(ann, with(user, "in_channel_id", channel))).containsExactly(ann.id());
        assertThat(search(ann, with(with(user, "team_id", SERVER.team), "not_in_channel_id", channel)))
                .contains(bob.id())
                .doesNotContain(ann.id());
        ann.api()
                .post("/users/search", with(user, "not_in_channel_id", channel))
                .fails(400, INVALID);
        ann.api().post("/users/search", Map.of("term", "user", "limit", 1001)).fails(400, INVALID);
        bob.api().post("/users/search", with(user, "in_channel_id", channel)).fails(403, FORBIDDEN);
        out.api().post("/users/search", with(user, "team_id", SERVER.team)).fails(403, FORBIDDEN);
        SERVER.admin.api().delete("/users/" + out.id()).is(200);
        assertThat(search(ann, user)).doesNotContain(out.id());
        assertThat(search(ann, Map.of("term", out.username(), "allow_inactive", true)))
                .containsExactly(out.id());
    }

    @Test
    void mentions_are_completed_with_members_first_and_others_apart() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String query = "?name=user&in_team=" + SERVER.team + "&in_channel=" + channel + "&limit=200";
        JsonNode found = ann.api().get("/users/autocomplete" + query).is(200).json();
        assertThat(found.path("users").findValuesAsText("id")).containsExactly(ann.id());
        assertThat(found.path("out_of_channel").findValuesAsText("id"))
                .contains(bob.id())
                .doesNotContain(ann.id());
        bob.api().get("/users/autocomplete" + query).fails(403, FORBIDDEN);
        assertThat(ann.api()
                        .get("/users/autocomplete?name=" + bob.username())
                        .is(200)
                        .json()
                        .has("out_of_channel"))
                .isFalse();
    }

    @Test
    void channels_are_found_by_a_part_of_their_names() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String open = named(ann, "O", "reef-planning", "珊瑚 Planning");
        String closed = named(ann, "P", "reef-secret", "Reef Secret");
        String below = "/teams/" + SERVER.team + "/channels/";
        assertThat(ann.api().get(below + "autocomplete?name=reef").is(200).texts("id"))
                .containsExactlyInAnyOrder(open, closed);
        assertThat(bob.api().get(below + "autocomplete?name=reef").is(200).texts("id"))
                .containsExactly(open);
        for (String term : List.of("PLANNING", "lann", "planning%20reef", "%E7%91%9A%20lan", "%EF%BC%B2EEF%20p")) {
            assertThat(bob.api()
                            .get(below + "autocomplete?name=" + term)
                            .is(200)
                            .texts("id"))
                    .as(term)
                    .containsExactly(open);
        }
        assertThat(bob.api()
                        .get(below + "autocomplete?name=reef%20harbour")
                        .is(200)
                        .texts("id"))
                .isEmpty();
        assertThat(bob.api().get(below + "autocomplete?name=%25").is(200).texts("id"))
                .isEmpty();
        ann.api()
                .put("/channels/" + open + "/patch", Map.of("display_name", "Ärger"))
                .is(200);
        assertThat(bob.api().get(below + "autocomplete?name=arger").is(200).texts("id"))
                .containsExactly(open);
        ann.api()
                .put("/channels/" + open + "/patch", Map.of("display_name", "珊瑚 Planning"))
                .is(200);
        String narrowing = below + "search_autocomplete?name=%E7%91%9A";
        assertThat(ann.api().get(narrowing).is(200).texts("id")).containsExactly(open);
        assertThat(bob.api().get(narrowing).is(200).texts("id")).isEmpty();
        assertThat(ann.api()
                        .post(below + "search", Map.of("term", "reef"))
                        .is(201)
                        .texts("id"))
                .containsExactly(open);
        bob.api().post(below + "search", Map.of()).fails(400, "api.context.invalid_body_param.app_error");
        SERVER.stranger().api().get(below + "autocomplete?name=reef").fails(403, FORBIDDEN);
    }

    @Test
    void memberships_of_all_teams_come_with_the_teams_names() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        JsonNode members =
                ann.api().get("/users/me/channel_members?per_page=200").is(200).json();
        assertThat(members).hasSize(3);
        for (JsonNode member : members) {
            boolean personal = member.path("channel_id").asText().equals(direct);
            assertThat(member.path("team_name").asText()).isEqualTo(personal ? "" : "main");
            assertThat(member.path("roles").asText()).isEqualTo("channel_user");
        }
        assertThat(ann.api()
                        .get("/users/me/channel_members?per_page=2&page=1")
                        .is(200)
                        .json())
                .hasSize(1);
        assertThat(ann.api()
                        .get("/users/me/channel_members?per_page=2&page=-1")
                        .is(200)
                        .json())
                .as("all, for the official web app")
                .hasSize(3);
        bob.api().get("/users/" + ann.id() + "/channel_members").fails(403, FORBIDDEN);
    }

    @Test
    void reading_goes_on_around_the_first_unread_post() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(SERVER.admin, "O");
        SERVER.join(channel, ann);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(SERVER.post(SERVER.admin, channel, "seen " + i));
        }
        ann.api()
                .post("/channels/members/me/view", Map.of("channel_id", channel))
                .is(200);
        String unread = "/users/me/channels/" + channel + "/posts/unread";
        assertThat(order(ann.api().get(unread + "?limit_before=2&limit_after=2").json()))
                .containsExactly(ids.get(3), ids.get(2));
        for (int i = 0; i < 4; i++) {
            ids.add(SERVER.post(SERVER.admin, channel, "new " + i));
        }
        JsonNode part =
                ann.api().get(unread + "?limit_before=2&limit_after=2").is(200).json();
        assertThat(order(part)).containsExactly(ids.get(5), ids.get(4), ids.get(3), ids.get(2));
        assertThat(part.path("next_post_id").asText()).isEqualTo(ids.get(6));
        assertThat(part.path("prev_post_id").asText()).isEqualTo(ids.get(1));
        JsonNode all = ann.api().get(unread).is(200).json();
        assertThat(order(all)).containsAll(ids);
        assertThat(all.path("next_post_id").asText()).isEmpty();
        ann.api().get(unread + "?limit_after=0").fails(400, "api.context.invalid_url_param.app_error");
        Person out = SERVER.person();
        out.api().get(unread).fails(404, "app.channel.get_member.missing.app_error");
        out.api()
                .get("/users/" + ann.id() + "/channels/" + channel + "/posts/unread")
                .fails(403, FORBIDDEN);
    }

    private static List<String> order(JsonNode list) {
        List<String> order = new ArrayList<>();
        list.path("order").forEach(id -> order.add(id.asText()));
        return order;
    }

    private static List<String> search(Person by, Map<String, Object> body) {
        return by.api().post("/users/search", body).is(200).texts("id");
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }

    private static String named(Person owner, String type, String name, String displayName) {
        Map<String, Object> body =
                Map.of("team_id", SERVER.team, "name", name, "display_name", displayName, "type", type);
        return owner.api().post("/channels", body).is(201).text("id");
    }
}
