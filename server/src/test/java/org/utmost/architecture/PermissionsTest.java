package org.utmost.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.utmost.architecture.Callings.World;
import org.utmost.identity.roles.Permission;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.PermissionId;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.Scope;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/**
 * Every row of the route table is called by everybody, about things of their own and of others, and lets through exactly
 * those who have by the default roles what the row needs.
 */
class PermissionsTest {
    /** Who calls. */
    enum Who {
        NOBODY,
        GUEST,
        MEMBER,
        CHANNEL_ADMIN,
        TEAM_ADMIN,
        SYSTEM_MANAGER,
        SYSTEM_ADMIN
    }

    /** Whose things a call is about. */
    enum Whose {
        OWN,
        ANOTHERS
    }

    /** Rows that decide by more than permissions, and how. */
    private static final Map<String, String> MORE = Map.of(
            "POST /api/v4/users", "whether somebody signs up without an invitation is a setting",
            "POST /api/v4/email/test", "there is no mail server here to try out",
            "POST /api/v4/file/s3_test", "there is no S3 here to try out");

    private static TestServer server;
    private static Callings callings;
    private static List<Person> others;
    private static Person owner;

    @BeforeAll
    static void start() {
        server = new TestServer(
                DatabaseKind.chosen(),
                Map.of(
                        "MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true",
                        "MM_FILESETTINGS_ENABLEPUBLICLINK", "true",
                        "MM_TEAMSETTINGS_ENABLEUSERDEACTIVATION", "true"));
        callings = new Callings(server);
        owner = server.person();
        others = callings.others();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_row_lets_through_who_has_what_it_needs_and_nobody_else(Who who) {
        List<String> wrong = new ArrayList<>();
        for (Whose whose : Whose.values()) {
            Stage stage = stage(who, whose);
            for (Route route : rows()) {
                boolean met = stage.meets(route.need());
                String problem = tried(route, who, met, stage);
                if (!problem.isEmpty() && !MORE.containsKey(route.toString())) {
                    wrong.add(route + " as " + who + ", " + whose + ": " + problem);
                }
                if (changes(route, met)) {
                    stage = stage(who, whose);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A caller, what the calls are about, and the roles that the caller has there. */
    private record Stage(Who who, Whose whose, Person caller, World world, Set<String> roles) {
        boolean meets(Need need) {
            return need.metBy(leaf -> holds(leaf, who, whose, roles));
        }
    }

    private static Stage stage(Who who, Whose whose) {
        Person caller = person(who);
        World world = world(caller, who, whose);
        return new Stage(who, whose, caller, world, who == Who.NOBODY ? Set.of() : rolesOf(caller, world));
    }

    /** Whether a call leaves things otherwise than it found them. What is restored was archived before. */
    private static boolean changes(Route route, boolean met) {
        return route.scope() != Scope.READ && (met || route.path().endsWith("/restore"));
    }

    private static String tried(Route route, Who who, boolean met, Stage stage) {
        Caller api = who == Who.NOBODY ? server.nobody() : stage.caller().api();
        Answer answer = callings.call(api, route, stage.world());
        boolean refused = answer.status() == 401 || answer.status() == 403;
        if (met && refused) {
            return "refused: " + answer.http().body();
        }
        if (!met) {
            return refused
                    ? ""
                    : "let through: " + answer.status() + " " + answer.http().body();
        }
        boolean failed = answer.status() >= 300 && !answer.http().body().isEmpty();
        return who == Who.SYSTEM_ADMIN && met && failed
                ? "not tried: " + answer.status() + " " + answer.http().body()
                : "";
    }

    private static boolean holds(Need leaf, Who who, Whose whose, Set<String> roles) {
        return switch (leaf) {
            case Need.AnySession session -> who != Who.NOBODY;
            case Need.Oneself oneself -> who != Who.NOBODY && whose == Whose.OWN;
            case Need.Participant participant -> false;
            case Need.Has has ->
                counts(has.permission(), whose) && roles.stream().anyMatch(role -> has(has.permission(), role));
            default -> true;
        };
    }

    /** A permission over public channels is none over a private one. */
    private static boolean counts(PermissionId permission, Whose whose) {
        return !permission.id().contains(open(whose) ? "private_channel" : "public_channel");
    }

    /** Things of one's own are in a private channel, those of others in a public one. */
    private static boolean open(Whose whose) {
        return whose == Whose.ANOTHERS;
    }

    private static boolean has(PermissionId permission, String role) {
        return ((Permission) permission).roles().contains(role);
    }

    private static Set<String> rolesOf(Person caller, World world) {
        String all = String.join(
                " ",
                server.admin.api().get("/users/" + caller.id()).text("roles"),
                server.admin
                        .api()
                        .get("/teams/" + world.team() + "/members/" + caller.id())
                        .text("roles"),
                server.admin
                        .api()
                        .get("/channels/" + world.channel() + "/members/" + caller.id())
                        .text("roles"));
        return Set.copyOf(
                Arrays.stream(all.split(" ")).filter(role -> !role.isEmpty()).toList());
    }

    /** Somebody new, for calls change people. */
    private static Person person(Who who) {
        Person person = server.stranger();
        String roles = switch (who) {
            case GUEST -> "system_guest";
            case SYSTEM_MANAGER -> "system_user system_manager";
            case SYSTEM_ADMIN -> "system_user system_admin";
            default -> "system_user";
        };
        server.admin
                .api()
                .put("/users/" + person.id() + "/roles", Map.of("roles", roles))
                .is(200);
        return person;
    }

    /** A team and a channel in which the caller is what they are. */
    private static World world(Person caller, Who who, Whose whose) {
        boolean manages = who == Who.SYSTEM_MANAGER || who == Who.SYSTEM_ADMIN || who == Who.NOBODY;
        Person about = whose == Whose.OWN ? caller : server.stranger();
        String team = team(who == Who.TEAM_ADMIN ? caller : owner);
        List<Person> members = new ArrayList<>(List.of(owner, about, others.getFirst(), others.getLast()));
        if (!manages) {
            members.add(caller);
        }
        members.forEach(member -> join("/teams/" + team, Map.of("team_id", team, "user_id", member.id())));
        String channel = channel(team, open(whose), who == Who.CHANNEL_ADMIN ? caller : owner);
        members.remove(others.getFirst());
        members.forEach(member -> join("/channels/" + channel, Map.of("user_id", member.id())));
        String file = server.file(about, channel, "about.png", TestPicture.png(2, 2))
                .path("id")
                .asText();
        String post = server.postWith(about, channel, file).path("id").asText();
        Map<String, Object> begun = Map.of("channel_id", channel, "filename", "about.txt", "file_size", 2);
        String upload = about.api().post("/uploads", begun).is(201).text("id");
        String token = server.admin
                .api()
                .post("/users/" + about.id() + "/tokens", Map.of("description", "about this"))
                .is(200)
                .text("id");
        Map<String, String> preference = Map.of(
                "user_id", about.id(), "category", "display_settings", "name", "use_military_time", "value", "true");
        about.api().put("/users/me/preferences", List.of(preference)).is(200);
        String session = server.admin
                .api()
                .get("/users/" + about.id() + "/sessions")
                .texts("id")
                .getFirst();
        return new World(about, others, team, channel, open(whose), post, file, upload, token, session);
    }

    private static String team(Person creator) {
        String name = "t" + creator.username() + System.nanoTime();
        Map<String, Object> body = Map.of("name", name, "display_name", name, "type", "I");
        return creator.api().post("/teams", body).is(201).text("id");
    }

    private static String channel(String team, boolean open, Person creator) {
        String name = "c" + System.nanoTime();
        Map<String, String> body =
                Map.of("team_id", team, "name", name, "display_name", name, "type", open ? "O" : "P");
        return creator.api().post("/channels", body).is(201).text("id");
    }

    private static void join(String place, Map<String, String> member) {
        server.admin.api().post(place + "/members", member).is(201);
    }

    private static List<Route> rows() {
        return server.server().routes().stream()
                .filter(route -> route.path().startsWith("/api/v4"))
                .filter(route -> !route.path().endsWith("/websocket"))
                .sorted(Comparator.comparing(route -> route.scope() != Scope.READ))
                .toList();
    }
}
