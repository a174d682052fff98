package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class AccessTokensTest {
    private static final TestServer SERVER =
            new TestServer(DatabaseKind.chosen(), Map.of("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true"));
    private static final String EXPIRED = "api.context.session_expired.app_error";
    private static final long DAY = 24 * 3600 * 1000L;
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** One who may have tokens: plain users may not, until they get this role. */
    private static Person tokenUser() {
        Person person = SERVER.stranger();
        SERVER.admin
                .api()
                .put("/users/" + person.id() + "/roles", Map.of("roles", "system_user system_user_access_token"))
                .is(200);
        return person;
    }

    private static Answer make(Person person, Map<String, Object> body) {
        return person.api().post("/users/me/tokens", body);
    }

    @Test
    void a_token_is_shown_once_and_stored_as_a_hash() throws IOException {
        Person ann = tokenUser();
        Answer made = make(ann, Map.of("description", "bot")).is(200);
        String token = made.text("token");
        assertThat(token).hasSize(26);
        JsonNode seen =
                ann.api().get("/users/tokens/" + made.text("id")).is(200).json();
        assertThat(seen.has("token")).isFalse();
        assertThat(seen.path("description").asText()).isEqualTo("bot");
        assertThat(seen.path("is_active").asBoolean()).isTrue();
        assertThat(ann.api().get("/users/me/tokens").is(200).http().body()).doesNotContain(token);
        try (Stream<Path> files = Files.walk(SERVER.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(token)).as("%s has the token", file).isFalse();
            }
        }
    }

    @Test
    void making_a_token_needs_the_permission_and_a_description() {
        Person plain = SERVER.stranger();
        make(plain, Map.of("description", "x")).fails(403, FORBIDDEN);
        Person ann = tokenUser();
        make(ann, Map.of()).fails(400, "model.user_access_token.is_valid.description.app_error");
        make(ann, Map.of("description", "x".repeat(256)))
                .fails(400, "model.user_access_token.is_valid.description.app_error");
        ann.api()
                .post("/users/" + plain.id() + "/tokens", Map.of("description", "x"))
                .fails(403, FORBIDDEN);
        SERVER.admin
                .api()
                .post("/users/" + plain.id() + "/tokens", Map.of("description", "x"))
                .is(200);
    }

    @Test
    void disabling_and_revoking_end_it_at_once_and_enabling_brings_it_back() {
        Person ann = tokenUser();
        Answer made = make(ann, Map.of("description", "bot"));
        Caller bot = SERVER.nobody().token(made.text("token"));
        Map<String, String> id = Map.of("token_id", made.text("id"));
        bot.get("/users/me").is(200);
        ann.api().post("/users/tokens/disable", id).is(200);
        bot.get("/users/me").fails(401, EXPIRED);
        ann.api().post("/users/tokens/enable", id).is(200);
        bot.get("/users/me").is(200);
        tokenUser().api().post("/users/tokens/revoke", id).fails(403, FORBIDDEN);
        ann.api().post("/users/tokens/revoke", id).is(200);
        bot.get("/users/me").fails(401, EXPIRED);
        ann.api().post("/users/tokens/revoke", id).fails(404, "app.user_access_token.get_by_user.app_error");
        ann.api()
                .post("/users/tokens/revoke", Map.of("token_id", "x"))
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void deactivating_the_user_ends_their_tokens() {
        Person ann = tokenUser();
        Caller bot =
                SERVER.nobody().token(make(ann, Map.of("description", "bot")).text("token"));
        bot.get("/users/me").is(200);
        SERVER.admin.api().delete("/users/" + ann.id()).is(200);
        bot.get("/users/me").fails(401, EXPIRED);
    }

    @Test
    void signing_out_with_a_token_leaves_the_token() {
        Caller bot = SERVER.nobody()
                .token(make(tokenUser(), Map.of("description", "bot")).text("token"));
        bot.post("/users/logout", Map.of()).is(200);
        bot.get("/users/me").is(200);
    }

    @Test
    void administrators_list_and_search_all_tokens() {
        Person ann = tokenUser();
        String id = make(ann, Map.of("description", "found")).text("id");
        assertThat(SERVER.admin.api().get("/users/tokens?per_page=200").is(200).texts("id"))
                .contains(id);
        for (String term : List.of(ann.username(), ann.id(), id)) {
            assertThat(SERVER.admin
                            .api()
                            .post("/users/tokens/search", Map.of("term", term))
                            .is(200)
                            .texts("id"))
                    .contains(id);
        }
        SERVER.admin
                .api()
                .post("/users/tokens/search", Map.of())
                .fails(400, "api.context.invalid_body_param.app_error");
        ann.api().get("/users/tokens").fails(403, FORBIDDEN);
        ann.api().post("/users/tokens/search", Map.of("term", "a")).fails(403, FORBIDDEN);
    }

    @Test
    void an_end_is_shown_wherever_the_token_is_and_0_is_none() {
        Person ann = tokenUser();
        long end = System.currentTimeMillis() + DAY;
        Answer never = make(ann, Map.of("description", "x")).is(200);
        Answer ends = make(ann, Map.of("description", "x", "expires_at", end)).is(200);
        assertThat(never.json().get("expires_at").asLong()).isZero();
        assertThat(ends.json().get("expires_at").asLong()).isEqualTo(end);
        JsonNode list = ann.api().get("/users/me/tokens").is(200).json();
        assertThat(list.path(0).get("expires_at").asLong()).isZero();
        assertThat(list.path(1).get("expires_at").asLong()).isEqualTo(end);
        make(ann, Map.of("description", "x", "expires_at", -1))
                .fails(400, "model.user_access_token.is_valid.expires_at.app_error");
        make(ann, Map.of("description", "x", "expires_at", 1))
                .fails(400, "app.user_access_token.expires_at_in_past.app_error");
    }

    @Test
    void the_server_may_demand_an_end() {
        String key = "MaximumPersonalAccessTokenLifetimeDays";
        SERVER.admin
                .api()
                .put("/config/patch", Map.of("ServiceSettings", Map.of(key, 36_501)))
                .fails(400, "model.config.is_valid.max_personal_access_token_lifetime_days.app_error");
        try (TestServer strict = new TestServer(
                DatabaseKind.chosen(),
                Map.of(
                        "MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true",
                        "MM_SERVICESETTINGS_MAXIMUMPERSONALACCESSTOKENLIFETIMEDAYS", "30"))) {
            Person admin = strict.admin;
            long now = System.currentTimeMillis();
            make(admin, Map.of("description", "x")).fails(400, "app.user_access_token.expires_at_required.app_error");
            make(admin, Map.of("description", "x", "expires_at", 1))
                    .fails(400, "app.user_access_token.expires_at_in_past.app_error");
            make(admin, Map.of("description", "x", "expires_at", now + 31 * DAY))
                    .fails(400, "app.user_access_token.expires_at_too_far.app_error");
            make(admin, Map.of("description", "x", "expires_at", now + 29 * DAY))
                    .is(200);
            assertThat(admin.api().get("/config/client").is(200).json().get(key).asText())
                    .isEqualTo("30");
        }
    }

    @Test
    void scopes_limit_a_token() {
        String scope = "api.context.token_scope.app_error";
        Caller reader = limited("read");
        reader.get("/users/me").is(200);
        reader.post("/users/ids", List.of(SERVER.admin.id())).is(200);
        reader.post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "x"))
                .fails(403, scope);
        reader.get("/config").fails(403, scope);
        reader.post("/users", TestServer.account("made-by-a-reader")).fails(403, scope);
        Caller writer = limited("write");
        writer.post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "x"))
                .is(201);
        writer.get("/users/me").fails(403, scope);
        Caller administrator = limited("admin");
        administrator.get("/config").is(200);
        administrator.get("/users/me").fails(403, scope);
        make(SERVER.admin, Map.of("description", "x", "scopes", List.of("everything")))
                .fails(400, "model.user_access_token.is_valid.scopes.app_error");
    }

    @Test
    void scopes_hold_on_the_socket_too() {
        try (TestSocket writer = TestSocket.connect(SERVER, bearer("write"), "")) {
            assertThat(writer.awaitClose()).isEqualTo(1008);
            assertThat(writer.events()).isEmpty();
        }
        try (TestSocket reader = TestSocket.connect(SERVER, bearer("read"), "")) {
            reader.await("hello");
            JsonNode typing = reader.ask("user_typing", Map.of("channel_id", SERVER.townSquare));
            assertThat(typing.at("/error/id").asText()).isEqualTo("api.context.token_scope.app_error");
            assertThat(typing.at("/error/status_code").asInt()).isEqualTo(403);
        }
        try (TestSocket challenged = TestSocket.connect(SERVER, Map.of(), "")) {
            challenged.send("{\"seq\":1,\"action\":\"authentication_challenge\",\"data\":{\"token\":\"" + token("write")
                    + "\"}}");
            assertThat(challenged.awaitClose()).isEqualTo(1008);
        }
    }

    private static Map<String, String> bearer(String scope) {
        return Map.of("Authorization", "Bearer " + token(scope));
    }

    private static Caller limited(String scope) {
        return SERVER.nobody().token(token(scope));
    }

    private static String token(String scope) {
        Answer made = make(SERVER.admin, Map.of("description", "limited", "scopes", List.of(scope)))
                .is(200);
        assertThat(made.json().path("scopes").path(0).asText()).isEqualTo(scope);
        return made.text("token");
    }
}
