package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What users set for themselves. */
class PreferencesTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void they_are_set_replaced_listed_and_removed() {
        Person ann = SERVER.stranger();
        set(ann, "theme", "dark");
        set(ann, "theme", "light");
        set(ann, "clock", "24");
        assertThat(ann.api().get("/users/me/preferences").is(200).texts("name")).contains("clock", "theme");
        assertThat(ann.api().get("/users/me/preferences/display").is(200).texts("value"))
                .containsExactly("24", "light");
        assertThat(ann.api()
                        .get("/users/me/preferences/display/name/theme")
                        .is(200)
                        .json()
                        .toString())
                .isEqualTo("{\"user_id\":\"" + ann.id()
                        + "\",\"category\":\"display\",\"name\":\"theme\",\"value\":\"light\"}");
        ann.api()
                .post("/users/me/preferences/delete", List.of(one(ann.id(), "display", "theme", "")))
                .is(200);
        ann.api().get("/users/me/preferences/display/name/theme").fails(400, "app.preference.get.app_error");
        ann.api().get("/users/me/preferences/none").fails(404, "api.preference.preferences_category.get.app_error");
    }

    @Test
    void nobody_else_sees_or_sets_them_but_those_who_edit_users() {
        Person ann = SERVER.stranger();
        Person bob = SERVER.stranger();
        set(ann, "theme", "dark");
        bob.api().get("/users/" + ann.id() + "/preferences").fails(403, FORBIDDEN);
        bob.api()
                .put("/users/" + ann.id() + "/preferences", List.of(one(ann.id(), "a", "b", "c")))
                .fails(403, FORBIDDEN);
        assertThat(SERVER.admin
                        .api()
                        .get("/users/" + ann.id() + "/preferences")
                        .is(200)
                        .texts("value"))
                .contains("dark");
        bob.api()
                .put("/users/me/preferences", List.of(one(ann.id(), "a", "b", "c")))
                .fails(403, "api.preference.update_preferences.set.app_error");
        bob.api()
                .post("/users/me/preferences/delete", List.of(one(ann.id(), "a", "b", "c")))
                .fails(403, "api.preference.delete_preferences.delete.app_error");
    }

    @Test
    void what_can_not_be_kept_is_refused_and_nothing_of_it_stays() {
        Person ann = SERVER.stranger();
        String id = "model.preference.is_valid.%s.app_error";
        refused(ann, one(ann.id(), "", "n", "v"), id.formatted("category"));
        refused(ann, one(ann.id(), "c".repeat(33), "n", "v"), id.formatted("category"));
        refused(ann, one(ann.id(), "c", "n".repeat(33), "v"), id.formatted("name"));
        refused(ann, one(ann.id(), "c", "n", "v".repeat(20_001)), id.formatted("value"));
        String body = "api.context.invalid_body_param.app_error";
        ann.api().put("/users/me/preferences", List.of()).fails(400, body);
        ann.api()
                .put("/users/me/preferences", Collections.nCopies(101, one(ann.id(), "c", "n", "v")))
                .fails(400, body);
        assertThat(ann.api().get("/users/me/preferences").is(200).texts("name")).doesNotContain("good", "n");
    }

    @Test
    void a_new_account_has_what_clients_expect_of_one() {
        Person ann = SERVER.stranger();
        JsonNode first = ann.api().get("/users/me/preferences").is(200).json();
        assertThat(first)
                .map(each -> each.path("category").asText() + " "
                        + each.path("name").asText() + " " + each.path("value").asText())
                .containsExactly(
                        "recommended_next_steps hide false",
                        "system_notice GMasDM true",
                        "tutorial_step " + ann.id() + " 0");
        assertThat(first).allMatch(each -> each.path("user_id").asText().equals(ann.id()));
    }

    @Test
    void a_value_that_clients_could_not_read_is_refused() {
        Person ann = SERVER.stranger();
        String theme = "model.preference.is_valid.theme.app_error";
        for (String wrong : List.of("dark", "", "[]", "{\"sidebarBg\": 1}", "{\"sidebarBg\": {}}", "{} {}", "{")) {
            refused(ann, one(ann.id(), "theme", "", wrong), theme);
        }
        String shown = "model.preference.is_valid.limit_visible_dms_gms.app_error";
        for (String wrong : List.of("", "0", "41", "ten", "-1")) {
            refused(ann, one(ann.id(), "sidebar_settings", "limit_visible_dms_gms", wrong), shown);
        }
        ann.api()
                .put(
                        "/users/me/preferences",
                        List.of(
                                one(ann.id(), "theme", "", "{\"sidebarBg\": \"#1e325c\"}"),
                                one(ann.id(), "sidebar_settings", "limit_visible_dms_gms", "40")))
                .is(200);
    }

    private static void refused(Person person, Map<String, String> wrong, String errorId) {
        person.api()
                .put("/users/me/preferences", List.of(one(person.id(), "good", "good", "good"), wrong))
                .fails(400, errorId);
    }

    private static void set(Person person, String name, String value) {
        person.api()
                .put("/users/me/preferences", List.of(one(person.id(), "display", name, value)))
                .is(200);
    }

    private static Map<String, String> one(String userId, String category, String name, String value) {
        return Map.of("user_id", userId, "category", category, "name", name, "value", value);
    }
}
