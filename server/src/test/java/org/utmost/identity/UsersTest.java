package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.Together;

class UsersTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_first_user_is_system_admin_and_the_server_closes_behind_them() {
        try (TestServer fresh = new TestServer(DatabaseKind.chosen(), Map.of())) {
            assertThat(fresh.admin.api().get("/users/me").text("roles")).isEqualTo("system_admin system_user");
            fresh.nobody().post("/users", TestServer.account("late")).fails(403, "api.user.create_user.no_open_server");
            fresh.configure("TeamSettings", "EnableOpenServer", true);
            assertThat(fresh.nobody()
                            .post("/users", TestServer.account("late"))
                            .is(201)
                            .text("roles"))
                    .isEqualTo("system_user");
            fresh.configure("TeamSettings", "RestrictCreationToDomains", "@corp.example, Other.Example");
            String elsewhere = "api.user.create_user.accepted_domain.app_error";
            fresh.nobody().post("/users", TestServer.account("outsider")).fails(400, elsewhere);
            Map<String, Object> insider = new HashMap<>(TestServer.account("insider"));
            insider.put("email", "insider@other.example");
            fresh.nobody().post("/users", insider).is(201);
            Person late = fresh.signIn("late");
            late.api()
                    .put("/users/me/patch", Map.of("email", "x@evil.example", "password", TestServer.PASSWORD))
                    .fails(400, "api.user.update_user.accepted_domain.app_error");
            late.api().put("/users/me/patch", Map.of("nickname", "still")).is(200);
            fresh.configure("TeamSettings", "EnableUserCreation", false);
            fresh.nobody()
                    .post("/users", TestServer.account("later"))
                    .fails(501, "api.user.create_user.signup_email_disabled.app_error");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "username, '', model.user.is_valid.username.app_error",
        "username, all, model.user.is_valid.username.app_error",
        "username, system, model.user.is_valid.username.app_error",
        "username, a b c, model.user.is_valid.username.app_error",
        "username, märz, model.user.is_valid.username.app_error",
        "email, nowhere, model.user.is_valid.email.app_error",
        "email, a..b@example.com, model.user.is_valid.email.app_error",
        "email, a@example.com., model.user.is_valid.email.app_error",
        "email, a@[1.2.3.400], model.user.is_valid.email.app_error",
        "email, a@[1.2.3], model.user.is_valid.email.app_error",
        "email, A <a@example.com>, model.user.is_valid.email.app_error",
        "password, short, model.user.is_valid.pwd_min_length.app_error",
        "email, 'a b@example.com', model.user.is_valid.email.app_error",
        "locale, klingon, model.user.is_valid.locale.app_error",
        "locale, xx, model.user.is_valid.locale.app_error",
        "locale, en-YY, model.user.is_valid.locale.app_error"
    })
    void a_field_that_cannot_be_taken_is_named(String field, String value, String error) {
        Map<String, Object> body = new HashMap<>(TestServer.account("valid"));
        body.put(field, value);
        SERVER.admin.api().post("/users", body).fails(400, error);
    }

    @Test
    void names_and_addresses_are_unique_whatever_their_case() {
        Person ann = SERVER.stranger();
        Map<String, Object> sameName =
                new HashMap<>(TestServer.account(ann.username().toUpperCase()));
        sameName.put("email", "other@example.com");
        SERVER.admin.api().post("/users", sameName).fails(400, "app.user.save.username_exists.app_error");
        Map<String, Object> sameEmail = new HashMap<>(TestServer.account("other-name"));
        sameEmail.put("email", ann.username() + "@Example.com");
        SERVER.admin.api().post("/users", sameEmail).fails(400, "app.user.save.email_exists.app_error");
    }

    @Test
    void others_see_a_profile_only() {
        Person ann = SERVER.stranger();
        Person bob = SERVER.stranger();
        JsonNode seen = bob.api().get("/users/" + ann.id()).is(200).json();
        assertThat(seen.path("email").asText()).isEqualTo(ann.username() + "@example.com");
        assertThat(seen.has("notify_props")).isFalse();
        assertThat(seen.has("last_password_update")).isFalse();
        assertThat(SERVER.admin.api().get("/users/" + ann.id()).json().has("notify_props"))
                .isTrue();
    }

    @Test
    void users_are_found_by_name_address_and_in_lists() {
        Person ann = SERVER.person();
        Person bob = SERVER.stranger();
        assertThat(bob.api().get("/users/username/" + ann.username()).is(200).text("id"))
                .isEqualTo(ann.id());
        assertThat(bob.api()
                        .get("/users/email/" + ann.username() + "@example.com")
                        .is(200)
                        .text("id"))
                .isEqualTo(ann.id());
        bob.api().get("/users/username/nobody").fails(404, "app.user.get_by_username.app_error");
        bob.api().get("/users/aaaaaaaaaaaaaaaaaaaaaaaaaa").fails(404, "app.user.missing_account.const");
        bob.api().get("/users/short").fails(400, "api.context.invalid_url_param.app_error");
        bob.api().get("/users/email/nobody@example.com").fails(404, "app.user.missing_account.const");
        bob.api().get("/users/email/garbage").fails(400, "api.context.invalid_url_param.app_error");
        assertThat(bob.api()
                        .post("/users/ids", List.of(ann.id(), bob.id(), "nobody"))
                        .is(200)
                        .texts("id"))
                .containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(bob.api()
                        .post("/users/usernames", List.of(ann.username()))
                        .is(200)
                        .texts("id"))
                .containsExactly(ann.id());
        assertThat(ann.api()
                        .get("/users?in_team=" + SERVER.team + "&per_page=200")
                        .is(200)
                        .texts("id"))
                .contains(ann.id())
                .doesNotContain(bob.id());
        bob.api().get("/users?in_team=" + SERVER.team).fails(403, "api.context.permissions.app_error");
        assertThat(bob.api().get("/users?per_page=1&page=1").is(200).json()).hasSize(1);
    }

    @Test
    void an_update_replaces_what_a_patch_would_keep() {
        Person ann = SERVER.stranger();
        ann.api()
                .put("/users/me/patch", Map.of("nickname", "アン", "locale", "ja", "notify_props", Map.of("push", "all")))
                .is(200);
        String path = "/users/" + ann.id();
        String email = ann.api().get("/users/me").text("email");
        ann.api()
                .put(path, Map.of("id", ann.id(), "position", "開発", "email", email))
                .fails(400, "model.user.is_valid.username.app_error");
        ann.api()
                .put(path, Map.of("id", ann.id(), "username", ann.username()))
                .fails(400, "api.context.invalid_body_param.app_error");
        JsonNode kept = ann.api().get("/users/me").json();
        assertThat(kept.path("nickname").asText()).isEqualTo("アン");

        JsonNode updated = ann.api()
                .put(path, Map.of("id", ann.id(), "username", ann.username(), "email", email, "position", "開発"))
                .is(200)
                .json();
        assertThat(updated.path("position").asText()).isEqualTo("開発");
        assertThat(updated.path("nickname").asText()).isEmpty();
        assertThat(updated.path("locale").asText()).isEqualTo("en");
        assertThat(updated.at("/notify_props/push").asText()).isEqualTo("mention");
        assertThat(updated.at("/timezone/useAutomaticTimezone").asText()).isEqualTo("true");
        assertThat(ann.api().get("/users/me").json()).isEqualTo(updated);
    }

    @Test
    void a_user_changes_their_own_account_and_no_others() {
        Person ann = SERVER.stranger();
        Person bob = SERVER.stranger();
        JsonNode patched = ann.api()
                .put("/users/me/patch", Map.of("nickname", "アン", "locale", "ja"))
                .is(200)
                .json();
        assertThat(patched.path("nickname").asText()).isEqualTo("アン");
        assertThat(patched.path("username").asText()).isEqualTo(ann.username());
        ann.api()
                .put("/users/" + ann.id(), Map.of("id", bob.id(), "position", "x"))
                .fails(400, "api.context.invalid_body_param.app_error");
        ann.api().put("/users/me", Map.of("position", "x")).fails(400, "api.context.invalid_body_param.app_error");
        bob.api()
                .put("/users/" + ann.id() + "/patch", Map.of("nickname", "x"))
                .fails(403, "api.context.permissions.app_error");
        ann.api()
                .put("/users/me/patch", Map.of("email", "new@example.com"))
                .fails(400, "api.context.invalid_body_param.app_error");
        ann.api()
                .put("/users/me/patch", Map.of("email", "new@example.com", "password", "wrong"))
                .fails(401, "api.user.check_user_password.invalid.app_error");
        ann.api()
                .put(
                        "/users/me/patch",
                        Map.of("email", ann.username() + "2@example.com", "password", TestServer.PASSWORD))
                .is(200);
    }

    @Test
    void an_address_is_verified_if_an_administrator_says_so_and_nobody_else() {
        try (TestServer open =
                new TestServer(DatabaseKind.chosen(), Map.of("MM_TEAMSETTINGS_ENABLEOPENSERVER", "true"))) {
            Map<String, Object> body = new HashMap<>(TestServer.account("known"));
            body.put("email_verified", true);
            assertThat(open.admin
                            .api()
                            .post("/users", body)
                            .is(201)
                            .json()
                            .path("email_verified")
                            .asBoolean())
                    .isTrue();
            body.putAll(TestServer.account("unknown"));
            String id = open.nobody().post("/users", body).is(201).text("id");
            assertThat(open.admin
                            .api()
                            .get("/users/" + id)
                            .is(200)
                            .json()
                            .path("email_verified")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void a_timezone_has_a_bound() {
        Person ann = SERVER.stranger();
        String tooLong = "model.user.is_valid.timezone_limit.app_error";
        Map<String, String> zone = Map.of("manualTimezone", "あ".repeat(300), "useAutomaticTimezone", "false");
        ann.api().put("/users/me/patch", Map.of("timezone", zone)).fails(400, tooLong);
        Map<String, Object> body = new HashMap<>(TestServer.account("far-away"));
        body.put("timezone", zone);
        SERVER.admin.api().post("/users", body).fails(400, tooLong);
        Map<String, String> tokyo = Map.of("manualTimezone", "Asia/Tokyo", "useAutomaticTimezone", "false");
        ann.api().put("/users/me/patch", Map.of("timezone", tokyo)).is(200);
    }

    @Test
    void an_address_with_a_slash_is_one_step_of_the_path() {
        Map<String, Object> body = new HashMap<>(TestServer.account("slashed"));
        body.put("email", "a/b+c@example.com");
        String id = SERVER.admin.api().post("/users", body).is(201).text("id");
        Caller admin = SERVER.admin.api();
        for (String path : List.of("/users/email/a%2Fb+c@example.com", "/users/email/a%2fb%2Bc%40example.com")) {
            assertThat(admin.get(path).is(200).text("id")).isEqualTo(id);
        }
        admin.get("/users/email/b%2Fa@example.com").fails(404, "app.user.missing_account.const");
    }

    @Test
    void ones_own_full_name_is_found_and_shown_whatever_others_see() {
        try (TestServer discreet =
                new TestServer(DatabaseKind.chosen(), Map.of("MM_PRIVACYSETTINGS_SHOWFULLNAME", "false"))) {
            Person ann = discreet.person();
            Person bob = discreet.person();
            ann.api().put("/users/me/patch", Map.of("first_name", "Annabelle")).is(200);
            String find = "/users/autocomplete?in_team=" + discreet.team + "&name=";
            JsonNode own = ann.api().get(find + "annab").is(200).json().path("users");
            assertThat(own).hasSize(1);
            assertThat(own.at("/0/first_name").asText()).isEqualTo("Annabelle");
            assertThat(bob.api().get(find + "annab").is(200).json().path("users"))
                    .isEmpty();
            JsonNode seen = bob.api().get(find + ann.username()).is(200).json().path("users");
            assertThat(seen.at("/0/first_name").asText()).isEmpty();
        }
    }

    @Test
    void nobody_is_deleted_for_good() {
        Person ann = SERVER.stranger();
        SERVER.admin
                .api()
                .delete("/users/" + ann.id() + "?permanent=true")
                .fails(401, "api.user.delete_user.not_enabled.app_error");
        ann.api().get("/users/me").is(200);
        SERVER.admin.api().delete("/users/" + ann.id()).is(200);
        ann.api().get("/users/me").is(401);
    }

    @Test
    void the_last_administrator_stays_one() {
        try (TestServer fresh = new TestServer()) {
            Map<String, String> plain = Map.of("roles", "system_user");
            fresh.admin.api().put("/users/me/roles", plain).fails(400, "app.user.update.lastAdmin.app_error");
            fresh.admin
                    .api()
                    .put("/users/me/roles", Map.of("roles", "system_user no_such_role"))
                    .fails(400, "api.context.invalid_body_param.app_error");
            String last = "app.user.update.lastAdmin.app_error";
            fresh.admin.api().put("/users/me/active", Map.of("active", false)).fails(400, last);
            fresh.admin.api().delete("/users/" + fresh.admin.id()).fails(400, last);
            fresh.admin.api().get("/config").is(200);
            Person idle = fresh.secondAdmin();
            fresh.admin.api().delete("/users/" + idle.id()).is(200);
            fresh.admin.api().put("/users/me/roles", plain).fails(400, last);
            Person second = fresh.secondAdmin();
            second.api().put("/users/" + fresh.admin.id() + "/roles", plain).is(200);
            fresh.admin.api().get("/config").fails(403, "api.context.permissions.app_error");
            second.api().delete("/users/" + second.id()).fails(400, last);
        }
    }

    @Test
    void of_administrators_who_all_go_at_once_one_stays() {
        try (TestServer fresh = new TestServer()) {
            List<Person> people = Stream.generate(fresh::stranger).limit(10).toList();
            Map<String, String> plain = Map.of("roles", "system_user");
            Map<String, String> administrator = Map.of("roles", "system_user system_admin");
            Person left = fresh.admin;
            for (int i = 0; i < 10; i += 2) {
                Person one = people.get(i);
                Person two = people.get(i + 1);
                left.api().put("/users/" + one.id() + "/roles", administrator).is(200);
                left.api().put("/users/" + two.id() + "/roles", administrator).is(200);
                left.api().put("/users/me/roles", plain).is(200);
                List<Integer> answers = Together.call(List.of(
                                () -> one.api().put("/users/me/roles", plain),
                                () -> two.api().delete("/users/" + two.id())))
                        .stream()
                        .map(Answer::status)
                        .toList();
                assertThat(answers).containsExactlyInAnyOrder(200, 400);
                left = answers.getFirst() == 400 ? one : two;
            }
        }
    }
}
