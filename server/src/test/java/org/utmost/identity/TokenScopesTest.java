package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.platform.http.Route;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What a limited token of an administrator may do, tried on every row of the route table. */
class TokenScopesTest {
    private static final TestServer SERVER = new TestServer(
            DatabaseKind.chosen(),
            Map.of(
                    "MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true",
                    "MM_TEAMSETTINGS_ENABLEUSERDEACTIVATION", "true"));
    private static final String SCOPE = "api.context.token_scope.app_error";
    private static final String UNKNOWN = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    /** Routes about a user that need no permission over them: profiles, and who is what in a place that one may manage. */
    private static final Set<String> EVERYDAY = Set.of(
            "GET /api/v4/users/{user_id}",
            "GET /api/v4/users/{user_id}/status",
            "GET /api/v4/teams/{team_id}/members/{user_id}",
            "DELETE /api/v4/teams/{team_id}/members/{user_id}",
            "PUT /api/v4/teams/{team_id}/members/{user_id}/schemeRoles",
            "GET /api/v4/channels/{channel_id}/members/{user_id}",
            "DELETE /api/v4/channels/{channel_id}/members/{user_id}",
            "DELETE /api/v4/users/{user_id}/posts/{post_id}/reactions/{emoji_name}",
            "PUT /api/v4/channels/{channel_id}/members/{user_id}/schemeRoles");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Somebody, what they have, and a place of the administrator's. */
    private record World(Person about, String active, String disabled, String session, String team, String channel) {}

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "read write"})
    void without_admin_nothing_is_done_to_another_account_or_to_the_system(String scopes) {
        Person other = SERVER.person();
        World world = world(other);
        Caller limited = limited(scopes);
        String before = everythingOf(world);
        for (Route route : routes()) {
            Answer answer = call(limited, route, world);
            boolean about = route.path().contains("{user_id}") && !EVERYDAY.contains(key(route));
            if (about || route.need().administrative()) {
                assertThat(answer.status()).as(key(route)).isEqualTo(403);
            }
            assertThat(everythingOf(world)).as("after %s", key(route)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "read write"})
    void without_admin_nobody_gets_into_the_owners_account(String scopes) {
        World world = world(SERVER.secondAdmin());
        Caller limited = SERVER.nobody().token(token(world.about(), scopes, 0));
        String before = accessOf(world);
        for (Route route : routes()) {
            call(limited, route, world);
            assertThat(accessOf(world)).as("after %s", key(route)).isEqualTo(before);
        }
    }

    @Test
    void one_reads_what_is_ones_own_with_read_alone() {
        Caller reader = limited("read");
        for (String path : List.of("", "/preferences", "/teams", "/teams/members", "/channels", "/status")) {
            reader.get("/users/me" + path).is(200);
        }
        assertThat(reader.get("/users/me").json().has("notify_props")).isTrue();
        reader.get("/channels/" + SERVER.townSquare + "/posts").is(200);
        reader.get("/users/me/sessions").fails(403, SCOPE);
        reader.get("/users/me/tokens").fails(403, SCOPE);
    }

    @Test
    void an_administrator_is_a_member_among_members_until_the_token_has_admin() {
        Person ann = SERVER.person();
        String hidden = ann.api()
                .post("/channels/direct", List.of(ann.id(), SERVER.person().id()))
                .is(201)
                .text("id");
        Map<String, String> post = Map.of("channel_id", hidden, "message", "x");
        limited("read write").post("/posts", post).is(403);
        limited("read write").get("/channels/" + hidden + "/posts").is(403);
        assertThat(limited("read").get("/users/" + ann.id()).is(200).json().has("notify_props"))
                .isFalse();
        Caller whole = limited("read write admin");
        whole.post("/posts", post).is(201);
        assertThat(whole.get("/users/" + ann.id()).is(200).json().has("notify_props"))
                .isTrue();
    }

    @Test
    void with_admin_too_everything_is_done_that_its_owner_may_do() {
        World world = world(SERVER.person());
        Caller whole = limited("read write admin");
        String user = "/users/" + world.about().id();
        whole.put(user + "/patch", Map.of("nickname", "renamed")).is(200);
        whole.get(user + "/sessions").is(200);
        whole.post(user + "/sessions/revoke", Map.of("session_id", world.session()))
                .is(200);
        whole.post("/users/tokens/disable", Map.of("token_id", world.active())).is(200);
        whole.put(user + "/password", Map.of("new_password", "another horse 2")).is(200);
        whole.put(user + "/roles", Map.of("roles", "system_user system_manager"))
                .is(200);
        whole.put(user + "/active", Map.of("active", false)).is(200);
    }

    @Test
    void a_token_makes_and_enables_none_that_may_do_more_or_lives_longer() {
        long end = System.currentTimeMillis() + Duration.ofDays(7).toMillis();
        Caller limited = SERVER.nobody().token(token(SERVER.admin, "write admin", end));
        make(limited, Map.of("expires_at", end)).fails(403, SCOPE);
        make(limited, Map.of("scopes", List.of("read", "write", "admin"), "expires_at", end))
                .fails(403, SCOPE);
        make(limited, Map.of("scopes", List.of("write"))).fails(403, SCOPE);
        make(limited, Map.of("scopes", List.of("write"), "expires_at", end + 1)).fails(403, SCOPE);
        Answer made = make(limited, Map.of("scopes", List.of("write"), "expires_at", end))
                .is(200);
        Map<String, String> same = Map.of("token_id", made.text("id"));
        limited.post("/users/tokens/disable", same).is(200);
        limited.post("/users/tokens/enable", same).is(200);
        World world = world(SERVER.person());
        limited.post("/users/tokens/enable", Map.of("token_id", world.disabled()))
                .fails(403, SCOPE);
        Caller ends = SERVER.nobody().token(token(SERVER.admin, "", end));
        make(ends, Map.of()).fails(403, SCOPE);
        make(ends, Map.of("expires_at", end)).is(200);
    }

    @Test
    void a_socket_of_a_limited_token_gets_what_members_get() {
        Person ann = SERVER.person();
        String reader = token(SERVER.admin, "read write", 0);
        try (TestSocket limited = TestSocket.of(SERVER, reader);
                TestSocket whole = TestSocket.of(SERVER, SERVER.admin.token())) {
            ann.api().put("/users/me/patch", Map.of("nickname", "seen")).is(200);
            assertThat(limited.await("user_updated").at("/data/user").has("notify_props"))
                    .isFalse();
            assertThat(whole.await("user_updated").at("/data/user").has("notify_props"))
                    .isTrue();
        }
    }

    private static List<Route> routes() {
        // Who signs in shows a password and no token. What removes comes last, so that the others meet what they are
        // about.
        return SERVER.server().routes().stream()
                .filter(route -> route.path().startsWith("/api/v4"))
                .filter(route -> !route.path().endsWith("/login"))
                .sorted(Comparator.comparing(route -> route.method().equals("DELETE")))
                .toList();
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }

    private static Answer call(Caller caller, Route route, World world) {
        String path = route.path()
                .replace("/api/v4", "")
                .replace("{user_id}", world.about().id())
                .replace("{team_id}", world.team())
                .replace("{channel_id}", world.channel())
                .replace("{token_id}", world.active())
                .replace("{timestamp}", "1")
                .replaceAll("\\{[^}]*}", UNKNOWN);
        return caller.send(route.method(), path, body(route, world));
    }

    /** A body with whatever might do harm on some route: a route takes from it what it knows. */
    private static Object body(Route route, World world) {
        Class<?> type = route.takes().type();
        String id = world.about().id();
        if (type == null) {
            return route.method().equals("GET") || route.method().equals("DELETE") ? null : Map.of();
        }
        if (type.isArray()) {
            Map<String, String> preference =
                    Map.of("user_id", id, "category", "display_settings", "name", "use_military_time", "value", "true");
            return type == String[].class ? List.of(id) : List.of(preference);
        }
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("user_id", id);
        body.put("roles", "system_user system_manager");
        body.put("active", false);
        body.put("current_password", TestServer.PASSWORD);
        body.put("password", TestServer.PASSWORD);
        body.put("new_password", "another horse 2");
        body.put("email", "taken" + world.about().username() + "@example.com");
        body.put("username", world.about().username());
        body.put("nickname", "taken");
        body.put("status", "dnd");
        body.put("description", "taken");
        body.put("token_id", route.path().endsWith("/enable") ? world.disabled() : world.active());
        body.put("session_id", world.session());
        body.put("channel_id", world.channel());
        body.put("team_id", world.team());
        body.put("message", "x");
        body.put("ServiceSettings", Map.of("SiteURL", "https://taken.example.com"));
        return body;
    }

    private static World world(Person about) {
        SERVER.signIn(about.username());
        String active = made(about, Map.of()).text("id");
        String disabled = made(about, Map.of()).text("id");
        SERVER.admin
                .api()
                .post("/users/tokens/disable", Map.of("token_id", disabled))
                .is(200);
        String session = sessions(about).getFirst();
        Map<String, Object> open = Map.of("name", "of-" + about.username(), "display_name", "Of", "type", "O");
        String team = SERVER.admin.api().post("/teams", open).is(201).text("id");
        SERVER.admin
                .api()
                .post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", about.id()))
                .is(201);
        String channel = SERVER.admin
                .api()
                .get("/teams/" + team + "/channels/name/town-square")
                .is(200)
                .text("id");
        return new World(about, active, disabled, session, team, channel);
    }

    /** All that an administrator sees of an account, and the configuration. */
    private static String everythingOf(World world) {
        String user = "/users/" + world.about().id();
        return accessOf(world)
                + SERVER.admin.api().get(user).is(200).http().body()
                + SERVER.admin.api().get(user + "/status").is(200).text("status")
                + SERVER.admin.api().get(user + "/preferences").is(200).http().body();
    }

    /** Who gets into an account and by what, and the configuration. */
    private static String accessOf(World world) {
        String user = "/users/" + world.about().id();
        ObjectNode account = SERVER.admin.api().get(user).is(200).json().deepCopy();
        List<JsonNode> access = new ArrayList<>();
        for (String name : List.of("email", "roles", "delete_at", "last_password_update")) {
            access.add(account.path(name));
        }
        return access
                + SERVER.admin.api().get(user + "/tokens").is(200).http().body()
                + sessions(world.about())
                + SERVER.admin.api().get("/config").is(200).http().body();
    }

    private static List<String> sessions(Person person) {
        return SERVER.admin.api().get("/users/" + person.id() + "/sessions").is(200).texts("id").stream()
                .sorted()
                .toList();
    }

    private static Caller limited(String scopes) {
        return SERVER.nobody().token(token(SERVER.admin, scopes, 0));
    }

    private static String token(Person owner, String scopes, long expiresAt) {
        List<String> limits = scopes.isEmpty() ? List.of() : List.of(scopes.split(" "));
        return made(owner, Map.of("scopes", limits, "expires_at", expiresAt)).text("token");
    }

    private static Answer made(Person owner, Map<String, Object> wanted) {
        Map<String, Object> body = new HashMap<>(wanted);
        body.put("description", "limited");
        return SERVER.admin.api().post("/users/" + owner.id() + "/tokens", body).is(200);
    }

    private static Answer make(Caller by, Map<String, Object> wanted) {
        Map<String, Object> body = new HashMap<>(wanted);
        body.put("description", "made by a limited one");
        return by.post("/users/me/tokens", body);
    }
}
