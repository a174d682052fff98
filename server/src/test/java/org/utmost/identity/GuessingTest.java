package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What happens to those who guess passwords, and what does not happen to others. */
class GuessingTest {
    private static final TestClock CLOCK = new TestClock().stopped();
    private static final TestServer SERVER = new TestServer(
            DatabaseKind.chosen(), Map.of("MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER", "X-Forwarded-For"), CLOCK);
    private static final String WRONG = "api.user.login.invalid_credentials_email_username";
    private static final String LOCKED = "api.user.check_user_login_attempts.too_many.app_error";
    private static final String LIMITED = "api.context.rate_limit.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_account_that_was_guessed_at_opens_to_no_more_for_a_while_and_then_by_itself() {
        String name = account();
        guess(name, "10.0.1.1", 10);
        open(name, "10.0.1.1").fails(401, LOCKED);
        open(name, "10.0.1.2").fails(401, LOCKED);
        CLOCK.pass(Duration.ofSeconds(61));
        guess(name, "10.0.1.1", 1);
        CLOCK.pass(Duration.ofSeconds(61));
        open(name, "10.0.1.1").fails(401, LOCKED);
        CLOCK.pass(Duration.ofSeconds(61));
        open(name, "10.0.1.1").is(200);
        guess(name, "10.0.1.1", 9);
        open(name, "10.0.1.1").is(200);
    }

    @Test
    void only_who_has_the_right_password_is_told_of_the_lock() {
        String name = account();
        guess(name, "10.0.2.1", 15);
        assertThat(open(name, "10.0.2.2").fails(401, LOCKED).text("message")).contains("in 30 min");
    }

    @Test
    void who_guesses_on_is_heard_no_more_so_that_no_answer_tells_which_guess_was_right() {
        String name = account();
        guess(name, "10.0.3.1", 20);
        open(name, "10.0.3.1").fails(401, WRONG);
        CLOCK.pass(Duration.ofMinutes(31));
        open(name, "10.0.3.1").is(200);
    }

    @Test
    void nobody_locks_others_out_of_where_they_signed_in_before() {
        String name = account();
        String token = open(name, "10.0.4.1").is(200).header("Token");
        guess(name, "10.0.4.2", 12);
        open(name, "10.0.4.2").fails(401, LOCKED);
        open(name, "10.0.4.1").is(200);
        SERVER.nobody()
                .token(token)
                .put(
                        "/users/me/password",
                        Map.of("current_password", TestServer.PASSWORD, "new_password", "another horse 2"))
                .is(200);
    }

    @Test
    void a_new_password_opens_the_account_at_once() {
        String name = account();
        guess(name, "10.0.5.1", 10);
        CLOCK.pass(Duration.ofSeconds(1));
        String id = SERVER.admin.api().get("/users/username/" + name).is(200).text("id");
        SERVER.admin
                .api()
                .put("/users/" + id + "/password", Map.of("new_password", TestServer.PASSWORD))
                .is(200);
        open(name, "10.0.5.1").is(200);
    }

    @Test
    void an_address_that_guesses_at_many_accounts_has_to_wait() {
        Person ann = SERVER.stranger();
        for (int i = 0; i < 100; i++) {
            signIn("nobody" + i, "guessed", "2001:db8::" + i).fails(401, WRONG);
        }
        Answer limited = open(ann.username(), "2001:db8::ffff").fails(429, LIMITED);
        assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 7);
        open(ann.username(), "2001:db8:0:1::1").is(200);
        CLOCK.pass(Duration.ofSeconds(7));
        open(ann.username(), "2001:db8::ffff").is(200);
        signIn("nobody", "guessed", "2001:db8::1").fails(401, WRONG);
        signIn("nobody", "guessed", "2001:db8::1").fails(429, LIMITED);
        open(ann.username(), "2001:db8::ffff").is(200);
    }

    @Test
    void in_a_session_too_the_current_password_is_not_to_be_guessed() {
        Person ann = SERVER.stranger();
        Map<String, String> wrong = Map.of("current_password", "guessed", "new_password", "another horse 2");
        Map<String, String> right = Map.of("current_password", TestServer.PASSWORD, "new_password", "another horse 2");
        Map<String, String> email = Map.of("email", ann.username() + "@new.example.com", "password", "guessed");
        for (int i = 0; i < 5; i++) {
            ann.api().put("/users/me/password", wrong).fails(400, "api.user.update_password.incorrect.app_error");
            ann.api().put("/users/me/patch", email).fails(401, "api.user.check_user_password.invalid.app_error");
        }
        ann.api().put("/users/me/password", right).fails(401, LOCKED);
        Map<String, String> whole = new HashMap<>(email);
        whole.put("password", TestServer.PASSWORD);
        ann.api().put("/users/me/patch", whole).fails(401, LOCKED);
        ann.api().get("/users/me").is(200);
        SERVER.signIn(ann.username());
        CLOCK.pass(Duration.ofSeconds(61));
        ann.api().put("/users/me/patch", whole).is(200);
        ann.api().put("/users/me/password", right).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1", "12345678", "QWERTYUIOP"})
    void a_password_that_everybody_tries_first_is_refused(String common) {
        Map<String, Object> body = new HashMap<>(TestServer.account("common"));
        body.put("password", common);
        SERVER.admin.api().post("/users", body).fails(400, "model.user.is_valid.pwd_common.app_error");
        SERVER.admin
                .api()
                .put("/users/" + SERVER.admin.id() + "/password", with(common))
                .fails(400, "model.user.is_valid.pwd_common.app_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace.hopper",
                "Grace.Hopper99!",
                "grace-h@example.com",
                "grace-h_1",
                "GraceHopper",
                "Gracie 1234"
            })
    void a_password_that_is_the_accounts_own_name_is_refused(String own) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "username",
                "grace.hopper",
                "email",
                "grace-h@example.com",
                "first_name",
                "Grace",
                "last_name",
                "Hopper"));
        body.put("nickname", "Gracie");
        body.put("password", own);
        SERVER.admin.api().post("/users", body).fails(400, "model.user.is_valid.pwd_own_name.app_error");
    }

    @Test
    void the_server_may_take_any_password() {
        SERVER.configure("PasswordSettings", "EnableCommonPasswordCheck", false);
        Map<String, Object> body = new HashMap<>(TestServer.account("anything"));
        body.put("password", "password");
        SERVER.admin.api().post("/users", body).is(201);
        SERVER.configure("PasswordSettings", "EnableCommonPasswordCheck", true);
    }

    private static Map<String, String> with(String next) {
        return Map.of("current_password", TestServer.PASSWORD, "new_password", next);
    }

    /** A new account that nobody has signed in to. */
    private static String account() {
        String name = "locked" + System.nanoTime();
        SERVER.admin.api().post("/users", TestServer.account(name)).is(201);
        return name;
    }

    private static void guess(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            signIn(name, "guessed", address).fails(401, WRONG);
        }
    }

    private static Answer open(String name, String address) {
        return signIn(name, TestServer.PASSWORD, address);
    }

    private static Answer signIn(String name, String password, String address) {
        return SERVER.nobody()
                .with("X-Forwarded-For", address)
                .post("/users/login", Map.of("login_id", name, "password", password));
    }
}
