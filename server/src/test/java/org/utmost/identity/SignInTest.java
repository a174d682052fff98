package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class SignInTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void signing_in_by_username_or_email_gives_token_and_cookies() {
        Person ann = SERVER.stranger();
        for (String login : new String[] {ann.username(), ann.username() + "@EXAMPLE.com"}) {
            Answer answer = signInByPage(login).is(200);
            assertThat(answer.text("id")).isEqualTo(ann.id());
            assertThat(answer.header("Token")).hasSize(26);
            assertThat(answer.http().headers().allValues("Set-Cookie"))
                    .anyMatch(c -> c.startsWith("MMAUTHTOKEN=" + answer.header("Token")) && c.contains("HttpOnly"))
                    .anyMatch(c -> c.startsWith("MMUSERID=" + ann.id()) && !c.contains("HttpOnly"))
                    .anyMatch(c -> c.startsWith("MMCSRF=") && !c.contains("HttpOnly"));
        }
    }

    @Test
    void a_program_that_signs_in_gets_the_token_alone() {
        Answer answer =
                signIn(SERVER.stranger().username(), TestServer.PASSWORD).is(200);
        assertThat(answer.header("Token")).hasSize(26);
        assertThat(answer.http().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void wrong_credentials_do_not_tell_which_half_was_wrong() {
        Person ann = SERVER.stranger();
        String id = "api.user.login.invalid_credentials_email_username";
        signIn(ann.username(), "wrong password").fails(401, id);
        signIn("nobody-of-that-name", "wrong password").fails(401, id);
        signIn(ann.username(), "").fails(400, "api.user.login.blank_pwd.app_error");
    }

    @Test
    void an_account_that_is_deactivated_while_its_password_is_compared_gets_no_session() {
        Person ann = SERVER.stranger();
        try (OtherNode node = OtherNode.of(SERVER)) {
            node.begin();
            node.change("UPDATE users SET delete_at = 1 WHERE id = ?", ann.id());
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> signIn(ann.username(), TestServer.PASSWORD));
            node.awaitWaiting();
            node.commit();
            assertThat(answer.join().status()).isEqualTo(401);
        }
    }

    @Test
    void deactivating_a_user_ends_their_sessions_and_keeps_them_out() {
        Person ann = SERVER.stranger();
        ann.api().get("/users/me").is(200);
        SERVER.admin
                .api()
                .put("/users/" + ann.id() + "/active", Map.of("active", false))
                .is(200);
        ann.api().get("/users/me").fails(401, "api.context.session_expired.app_error");
        signIn(ann.username(), TestServer.PASSWORD).fails(401, "api.user.login.inactive.app_error");
        signIn(ann.username(), "wrong password").fails(401, "api.user.login.invalid_credentials_email_username");
        SERVER.admin
                .api()
                .put("/users/" + ann.id() + "/active", Map.of("active", true))
                .is(200);
        signIn(ann.username(), TestServer.PASSWORD).is(200);
    }

    @Test
    void signing_out_ends_the_session() {
        Person ann = SERVER.stranger();
        ann.api().post("/users/logout", Map.of()).is(200);
        ann.api().get("/users/me").fails(401, "api.context.session_expired.app_error");
    }

    @Test
    void a_write_by_cookie_has_to_come_from_our_page() {
        Answer answer = signInByPage(SERVER.stranger().username()).is(200);
        String csrf = cookie(answer, "MMCSRF");
        Caller page = SERVER.nobody().with("Cookie", "MMAUTHTOKEN=" + answer.header("Token"));
        page.get("/users/me").is(200);
        Map<String, String> patch = Map.of("nickname", "Annie");
        page.put("/users/me/patch", patch).fails(401, "api.context.session_expired.app_error");
        page.with("X-CSRF-Token", "wrong").put("/users/me/patch", patch).is(401);
        page.with("X-CSRF-Token", csrf).put("/users/me/patch", patch).is(200);
        page.with("X-Requested-With", "XMLHttpRequest")
                .put("/users/me/patch", patch)
                .is(200);
    }

    @Test
    void the_token_may_stand_in_several_places() {
        Person ann = SERVER.stranger();
        String token = signIn(ann.username(), TestServer.PASSWORD).header("Token");
        SERVER.nobody()
                .with("Authorization", "BEARER " + token)
                .get("/users/me")
                .is(200);
        SERVER.nobody()
                .with("Authorization", "bearer " + token)
                .get("/users/me")
                .is(200);
        SERVER.nobody().with("Authorization", "Token " + token).get("/users/me").is(200);
        SERVER.nobody().with("Cookie", "MMAUTHTOKEN=" + token).get("/users/me").is(200);
        SERVER.nobody().get("/users/me?access_token=" + token).fails(401, "api.context.token_provided.app_error");
        SERVER.nobody().with("Authorization", "Bearer wrong").get("/users/me").is(401);
        SERVER.nobody().get("/users/me").fails(401, "api.context.session_expired.app_error");
    }

    @Test
    void a_user_sees_and_ends_their_sessions() {
        Person ann = SERVER.stranger();
        Person elsewhere = SERVER.signIn(ann.username());
        JsonNode sessions = ann.api().get("/users/me/sessions").is(200).json();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.path(0).path("token").asText()).isEmpty();
        assertThat(sessions.toString()).doesNotContain("csrf").doesNotContain("hash");
        Person other = SERVER.stranger();
        other.api().get("/users/" + ann.id() + "/sessions").fails(403, "api.context.permissions.app_error");
        ann.api()
                .post("/users/me/sessions/revoke", Map.of("session_id", "aaaaaaaaaaaaaaaaaaaaaaaaaa"))
                .fails(400, "app.session.get.app_error");
        ann.api().post("/users/me/sessions/revoke/all", Map.of()).is(200);
        elsewhere.api().get("/users/me").is(401);
        ann.api().get("/users/me").is(401);
    }

    @Test
    void a_session_ends_when_its_time_is_over() {
        Person ann = SERVER.stranger();
        long day = 24 * 3600 * 1000L;
        JsonNode session = ann.api().get("/users/me/sessions").json().path(0);
        assertThat(session.path("expires_at").asLong()
                        - session.path("create_at").asLong())
                .isEqualTo(30 * day);
    }

    @Test
    void a_new_password_ends_all_sessions_but_the_one_it_is_changed_in() {
        Person ann = SERVER.stranger();
        Person elsewhere = SERVER.signIn(ann.username());
        Map<String, String> wrong = Map.of("current_password", "nope", "new_password", "another horse 2");
        ann.api().put("/users/me/password", wrong).fails(400, "api.user.update_password.incorrect.app_error");
        Map<String, String> weak = Map.of("current_password", TestServer.PASSWORD, "new_password", "short");
        ann.api().put("/users/me/password", weak).fails(400, "model.user.is_valid.pwd_min_length.app_error");
        Map<String, String> right = Map.of("current_password", TestServer.PASSWORD, "new_password", "another horse 2");
        ann.api().put("/users/me/password", right).is(200);
        elsewhere.api().get("/users/me").is(401);
        ann.api().get("/users/me").is(200);
        signIn(ann.username(), "another horse 2").is(200);
        SERVER.admin
                .api()
                .put("/users/" + ann.id() + "/password", Map.of("new_password", TestServer.PASSWORD))
                .is(200);
        ann.api().get("/users/me").is(401);
    }

    private static Answer signIn(String login, String password) {
        return SERVER.nobody().post("/users/login", Map.of("login_id", login, "password", password));
    }

    private static Answer signInByPage(String login) {
        return SERVER.nobody()
                .with("X-Requested-With", "XMLHttpRequest")
                .post("/users/login", Map.of("login_id", login, "password", TestServer.PASSWORD));
    }

    private static String cookie(Answer answer, String name) {
        return answer.http().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sessions_say_where_they_were_opened() {
        Person ann = SERVER.stranger();
        Map<String, String> agents = Map.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
                        + " Safari/537.36 Edg/130.0.0.0",
                "Edge/130 Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari/18 iOS",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox/140 Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0"
                        + " Electron/33.0.0 Safari/537.36 Mattermost/6.3.0",
                "Desktop App/6 Windows",
                "Mattermost Mobile/2.45.0+600 (iOS; 18.1; iPhone 15)",
                "Mobile App/2 iOS",
                "curl/8.5.0",
                "curl/8 Unknown",
                "Go-http-client/1.1",
                "Go-http-client/1 Unknown",
                "python-requests",
                "python-requests Unknown",
                "(no name)",
                "Unknown Unknown");
        for (String agent : agents.keySet()) {
            SERVER.nobody()
                    .with("User-Agent", agent)
                    .post("/users/login", Map.of("login_id", ann.username(), "password", TestServer.PASSWORD))
                    .is(200);
        }
        Set<String> known = new HashSet<>();
        ann.api().get("/users/me/sessions").is(200).json().forEach(session -> {
            JsonNode props = session.path("props");
            known.add(props.path("browser").asText() + " " + props.path("os").asText());
            assertThat(props.path("platform").asText())
                    .isEqualTo(props.path("os").asText());
        });
        assertThat(known).containsAll(agents.values());
    }
}
