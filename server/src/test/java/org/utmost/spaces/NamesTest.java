package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What users, teams, channels and preferences may be called. */
class NamesTest {
    private static final TestServer SERVER = new TestServer();

    /** Turns the direction of what follows; given up by Unicode; a tag; a byte order mark; the isolate of today. */
    private static final String MISLEADING = "\u202e\u206c\udb40\udc41\ufeff\u2067";

    /** Joined emoji, a direction mark as Hebrew needs it, and a letter of four bytes. */
    private static final String KEPT = "👩‍🚀\u200f𠮷";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jo", "7eleven", "x", "_", "-a.", "here", "Bot"})
    void a_username_may_be_short_and_begin_with_any_of_its_characters(String username) {
        Map<String, Object> account = new HashMap<>(TestServer.account(username));
        account.put("email", "someone" + username.hashCode() + "@example.com");
        assertThat(SERVER.admin.api().post("/users", account).is(201).text("username"))
                .isEqualTo(username.toLowerCase());
    }

    @Test
    void what_misleads_is_left_out_of_every_name_of_a_user() {
        Map<String, Object> account = new HashMap<>(TestServer.account("mallory" + MISLEADING));
        account.put("email", "mallory@example.com");
        for (String field : List.of("nickname", "first_name", "last_name")) {
            account.put(field, MISLEADING + "a" + MISLEADING + KEPT);
        }
        JsonNode user = SERVER.admin.api().post("/users", account).is(201).json();
        assertThat(user.path("username").asText()).isEqualTo("mallory");
        account.put("username", "mal" + MISLEADING + "lory");
        JsonNode patched = SERVER.signIn("mallory")
                .api()
                .put("/users/me/patch", account)
                .is(200)
                .json();
        for (JsonNode each : List.of(user, patched)) {
            assertThat(each.path("nickname").asText()).isEqualTo("a" + KEPT);
            assertThat(each.path("first_name").asText()).isEqualTo("a" + KEPT);
            assertThat(each.path("last_name").asText()).isEqualTo("a" + KEPT);
        }
    }

    @Test
    void what_misleads_is_left_out_of_every_name_of_a_team_and_a_channel() {
        Map<String, Object> body = new HashMap<>(Map.of("name", "visi" + MISLEADING + "ble", "type", "O"));
        for (String field : List.of("display_name", "description", "company_name")) {
            body.put(field, MISLEADING + KEPT);
        }
        JsonNode team = SERVER.admin.api().post("/teams", body).is(201).json();
        assertThat(team.path("name").asText()).isEqualTo("visible");
        assertThat(team.path("display_name").asText()).isEqualTo(KEPT);
        assertThat(team.path("description").asText()).isEqualTo(KEPT);
        assertThat(team.path("company_name").asText()).isEqualTo(KEPT);

        body.put("team_id", team.path("id").asText());
        body.put("header", MISLEADING);
        Answer channel = SERVER.admin.api().post("/channels", body).is(201);
        assertThat(channel.text("name")).isEqualTo("visible");
        assertThat(channel.text("display_name")).isEqualTo(KEPT);
        assertThat(channel.text("header")).isEqualTo(MISLEADING);
        assertThat(SERVER.admin
                        .api()
                        .put("/channels/" + channel.text("id") + "/patch", Map.of("display_name", "b" + MISLEADING))
                        .is(200)
                        .text("display_name"))
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "-a", "_a", "a b", "ä", ""})
    void a_channel_name_with_other_characters_is_refused_and_not_mended(String name) {
        SERVER.admin.api().post("/channels", channel(name)).fails(400, "model.channel.is_valid.1_or_more.app_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "7", "b_", "c__d"})
    void a_channel_name_begins_with_a_letter_or_digit_and_may_end_otherwise(String name) {
        assertThat(SERVER.admin.api().post("/channels", channel(name)).is(201).text("name"))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaaaa__bbbbbbbbbbbbbbbbbbbbbbbbbb",
                "0123456789012345678901234567890123456789"
            })
    void a_channel_is_not_called_like_a_direct_or_group_message(String name) {
        SERVER.admin.api().post("/channels", channel(name)).fails(400, "model.channel.is_valid.name.app_error");
    }

    @Test
    void a_channel_without_a_display_name_is_called_by_its_name() {
        Map<String, Object> body = channel("nameless");
        body.remove("display_name");
        Answer made = SERVER.admin.api().post("/channels", body).is(201);
        assertThat(made.text("display_name")).isEqualTo("nameless");
        assertThat(SERVER.admin
                        .api()
                        .put("/channels/" + made.text("id") + "/patch", Map.of("display_name", " "))
                        .is(200)
                        .text("display_name"))
                .isEqualTo("nameless");
    }

    @Test
    void the_header_of_a_direct_message_has_its_limit_too() {
        Person ann = SERVER.person();
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), SERVER.admin.id()))
                .is(201)
                .text("id");
        ann.api()
                .put("/channels/" + direct + "/patch", Map.of("header", "𠮷".repeat(1_025)))
                .fails(400, "model.channel.is_valid.header.app_error");
        ann.api()
                .put("/channels/" + direct + "/patch", Map.of("header", "𠮷".repeat(1_024)))
                .is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "name, Main, model.team.is_valid.characters.app_error",
        "name, a_b, model.team.is_valid.characters.app_error",
        "email, nowhere, model.team.is_valid.email.app_error",
        "email, a b@example.com, model.team.is_valid.email.app_error"
    })
    void a_team_is_refused_and_not_mended(String field, String value, String error) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "fine", "display_name", "Fine", "type", "O"));
        body.put(field, value);
        SERVER.admin.api().post("/teams", body).fails(400, error);
    }

    @Test
    void what_is_counted_in_bytes_is_counted_so() {
        Map<String, Object> body = new HashMap<>(Map.of("name", "fine", "display_name", "Fine", "type", "O"));
        body.put("description", "説".repeat(86));
        SERVER.admin.api().post("/teams", body).fails(400, "model.team.is_valid.description.app_error");
        Person ann = SERVER.person();
        ann.api()
                .put("/users/me/patch", Map.of("timezone", Map.of("manualTimezone", "x".repeat(300))))
                .fails(400, "model.user.is_valid.timezone_limit.app_error");
        ann.api()
                .put("/users/me/patch", Map.of("props", Map.of("customStatus", "{")))
                .fails(400, "model.user.is_valid.invalidProperty.app_error");
        prefer(ann, "語".repeat(11), "n", "v").fails(400, "model.preference.is_valid.category.app_error");
        prefer(ann, "c", "語".repeat(11), "v").fails(400, "model.preference.is_valid.name.app_error");
        prefer(ann, "c", "n", "𠮷".repeat(20_001)).fails(400, "model.preference.is_valid.value.app_error");
        prefer(ann, "c", "n", "𠮷".repeat(20_000)).is(200);
    }

    @Test
    void a_theme_is_one_and_what_is_no_colour_in_it_is_white() {
        Person ann = SERVER.person();
        prefer(ann, "theme", "", "dark").fails(400, "model.preference.is_valid.theme.app_error");
        prefer(ann, "theme", "", "{\"awayIndicator\":1}").fails(400, "model.preference.is_valid.theme.app_error");
        prefer(ann, "theme", "", "{\"type\":\"Onyx\",\"linkColor\":\"red;\",\"centerChannelBg\":\"#1f2\"}")
                .is(200);
        assertThat(ann.api()
                        .get("/users/me/preferences/theme")
                        .is(200)
                        .texts("value")
                        .getFirst())
                .isEqualTo("{\"type\":\"Onyx\",\"linkColor\":\"#ffffff\",\"centerChannelBg\":\"#1f2\"}");
        for (String number : List.of("0", "41", "many")) {
            prefer(ann, "sidebar_settings", "limit_visible_dms_gms", number)
                    .fails(400, "model.preference.is_valid.limit_visible_dms_gms.app_error");
        }
        prefer(ann, "sidebar_settings", "limit_visible_dms_gms", "40").is(200);
    }

    private static Answer prefer(Person person, String category, String name, String value) {
        return person.api()
                .put(
                        "/users/me/preferences",
                        List.of(Map.of("user_id", person.id(), "category", category, "name", name, "value", value)));
    }

    private static Map<String, Object> channel(String name) {
        return new HashMap<>(Map.of("team_id", SERVER.team, "name", name, "display_name", "A channel", "type", "O"));
    }
}
