package org.utmost.architecture;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.utmost.platform.http.Route;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.Form;
import org.utmost.testing.OtherNode;
import org.utmost.testing.Pictures;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Calls any row of the route table with a path and a body that it can take, about things made for that call alone. */
final class Callings {
    /**
     * What a call is about.
     *
     * @param about the user in the path or body, and the author and owner of the post and the token
     * @param others two more members of the team
     * @param file a picture of the post
     * @param upload one that the user in the path has begun, of the bytes of an empty object
     * @param open whether the channel, or one that the call makes, is public
     */
    record World(
            Person about,
            List<Person> others,
            String team,
            String channel,
            boolean open,
            String post,
            String file,
            String upload,
            String token,
            String session) {}

    /** A time to come. */
    private static final long LATER = 9_000_000_000_000L;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** What the steps of paths that are no ids stand for. */
    private static final Map<String, String> STEPS = Map.of(
            "role_name", "system_user",
            "category", "display_settings",
            "preference_name", "use_military_time",
            "timestamp", "1700000000000");

    private final TestServer server;

    Callings(TestServer server) {
        this.server = server;
    }

    /** Calls the row as that caller. */
    Answer call(Caller caller, Route route, World world) {
        if (route.path().endsWith("/restore")) {
            server.admin.api().delete("/channels/" + world.channel()).is(200);
        }
        if (route.path().endsWith("/ack")) {
            world.about().api().post("/users/me/posts/" + world.post() + "/ack", Map.of());
        }
        if (route.path().contains("/threads/{thread_id}")) {
            Map<String, String> reply =
                    Map.of("channel_id", world.channel(), "root_id", world.post(), "message", "reply");
            world.about().api().post("/posts", reply);
        }
        String path = path(route, world);
        Object body = body(route, world);
        if (route.path().contains("{scheduled_post_id}") && body != null) {
            body = with((Map<?, ?>) body, "id", path.substring(path.lastIndexOf('/') + 1));
        }
        return caller.send(route.method(), path, body);
    }

    private static Map<Object, Object> with(Map<?, ?> body, String name, String value) {
        Map<Object, Object> more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }

    private String path(Route route, World world) {
        Map<String, String> ids = Map.ofEntries(
                entry("user_id", world.about().id()),
                entry("username", world.about().username()),
                entry("email", world.about().username() + "@example.com"),
                entry("team_id", world.team()),
                entry("name", server.admin.api().get("/teams/" + world.team()).text("name")),
                entry("channel_id", world.channel()),
                entry(
                        "channel_name",
                        server.admin.api().get("/channels/" + world.channel()).text("name")),
                entry("post_id", world.post()),
                entry("file_id", world.file()),
                entry("upload_id", world.upload()),
                entry("token_id", world.token()),
                entry(
                        "role_id",
                        server.admin.api().get("/roles/name/system_user").text("id")),
                entry("scheduled_post_id", scheduled(route, world)),
                entry("thread_id", world.post()),
                entry("restore_version_id", version(route, world)),
                entry("scheme_id", scheme(route)),
                entry("emoji_id", emoji(route, world).id()),
                entry("emoji_name", emoji(route, world).name()));
        String path = route.path().replaceFirst("^/api/v4", "");
        Map<String, String> steps = new HashMap<>(STEPS);
        steps.putAll(ids);
        for (Map.Entry<String, String> step : steps.entrySet()) {
            path = path.replace("{" + step.getKey() + "}", step.getValue());
        }
        return path + query(route, world);
    }

    private static String query(Route route, World world) {
        return switch (route.toString()) {
            case "GET /api/v4/channels/{channel_id}/posts" -> "?per_page=5";
            case "GET /api/v4/emoji/autocomplete" -> "?name=fresh";
            case "POST /api/v4/files" -> "?filename=fresh.txt&channel_id=" + world.channel();
            default -> "";
        };
    }

    /** A former version of the post, for the routes about those; the post itself for who may not know of any. */
    private String version(Route route, World world) {
        if (!route.path().contains("restore_version_id") && !route.path().endsWith("/edit_history")) {
            return "";
        }
        String post = "/posts/" + world.post();
        server.admin.api().put(post + "/patch", Map.of("message", "edited")).is(200);
        Answer versions = world.about().api().get(post + "/edit_history");
        return versions.status() == 200 ? versions.texts("id").getFirst() : world.post();
    }

    /** A post of the author's that is sent later, for the routes about those; none for who may not write. */
    private String scheduled(Route route, World world) {
        if (!route.path().contains("scheduled_post_id")) {
            return "";
        }
        Map<String, Object> later = Map.of("channel_id", world.channel(), "message", "later", "scheduled_at", LATER);
        return world.about().api().post("/posts/schedule", later).is(201).text("id");
    }

    /** A scheme that the route can be about; none for those about none. */
    private String scheme(Route route) {
        if (!route.path().contains("{scheme_id}")) {
            return "";
        }
        String scope = route.path().endsWith("/channels") ? "channel" : "team";
        return server.admin
                .api()
                .post("/schemes", Map.of("display_name", "Fresh", "scope", scope))
                .is(201)
                .text("id");
    }

    private record Named(String id, String name) {}

    /** An emoji of the user's whom the route is about; everybody's where it is about reactions. */
    private Named emoji(Route route, World world) {
        if (!route.path().startsWith("/api/v4/emoji/")) {
            return new Named("", "+1");
        }
        // A guest adds none, but may have before.
        Answer made =
                server.admin.api().post("/emoji", emoji(server.admin.id())).is(201);
        try (OtherNode node = OtherNode.of(server)) {
            node.change(
                    "UPDATE emoji SET creator_id = ? WHERE id = ?",
                    world.about().id(),
                    made.text("id"));
        }
        return new Named(made.text("id"), made.text("name"));
    }

    private static Form emoji(String creatorId) {
        return Pictures.emoji(creatorId, "fresh" + NAMES.incrementAndGet(), Pictures.png(8, 8));
    }

    /** A body that the row can take; null for none. */
    static Object body(Route route, World world) {
        Class<?> type = route.takes().type();
        if (route.path().equals("/api/v4/emoji") && route.method().equals("POST")) {
            return emoji(world.about().id());
        }
        if (type == null) {
            return route.method().equals("GET") || route.method().equals("DELETE") ? null : Map.of();
        }
        return type.isArray() ? list(route, world) : fields(route, world);
    }

    private static List<?> list(Route route, World world) {
        Map<String, String> preference = Map.of(
                "user_id",
                world.about().id(),
                "category",
                "display_settings",
                "name",
                "use_military_time",
                "value",
                "true");
        String other = world.others().getFirst().id();
        return switch (route.path()) {
            case "/api/v4/posts/ids", "/api/v4/posts/ids/reactions" -> List.of(world.post());
            case "/api/v4/roles/names" -> List.of("system_user");
            case "/api/v4/channels/{channel_id}/moderations/patch" ->
                List.of(Map.of("name", "create_post", "roles", Map.of("members", false)));
            case "/api/v4/users/usernames" -> List.of(world.about().username());
            case "/api/v4/channels/direct" -> List.of(world.about().id(), other);
            case "/api/v4/channels/group" ->
                List.of(world.about().id(), other, world.others().getLast().id());
            default ->
                route.path().contains("/preferences")
                        ? List.of(preference)
                        : List.of(world.about().id());
        };
    }

    /** A route takes of these what it knows. */
    private static Map<String, Object> fields(Route route, World world) {
        if (route.path().contains("/config")) {
            return Map.of("TeamSettings", Map.of("SiteName", "Fresh"));
        }
        String fresh = "fresh" + NAMES.incrementAndGet();
        Map<String, Object> body = new HashMap<>();
        body.put("id", id(route, world));
        body.put(
                "user_id",
                route.path().endsWith("/members")
                        ? world.others().getFirst().id()
                        : world.about().id());
        body.put("channel_id", world.channel());
        body.put("team_id", world.team());
        body.put("post_id", world.post());
        body.put("post", Map.of("channel_id", world.channel(), "message", "fresh"));
        body.put("token_id", world.token());
        body.put("session_id", world.session());
        body.put("name", fresh);
        body.put("display_name", fresh);
        body.put("type", type(route, world));
        body.put("username", fresh);
        body.put("email", fresh + "@example.com");
        body.put("password", TestServer.PASSWORD);
        body.put("login_id", world.about().username());
        body.put("current_password", TestServer.PASSWORD);
        body.put("new_password", TestServer.PASSWORD);
        body.put("roles", "system_user");
        body.put("active", false);
        body.put("status", "away");
        body.put("description", "made here");
        body.put("nickname", "Fresh");
        body.put("header", "fresh");
        body.put("message", "fresh");
        body.put("term", "fresh");
        body.put("terms", "fresh");
        body.put("scheduled_at", LATER);
        body.put("target_time", LATER / 1000);
        body.put("emoji_name", "+1");
        body.put("filename", "fresh.txt");
        body.put("file_size", 2);
        body.put("scope", "team");
        body.put("scheme_id", "");
        body.put("scheme_user", true);
        body.keySet().removeAll(unfit(route));
        return body;
    }

    private static String type(Route route, World world) {
        return world.open() || route.path().endsWith("/teams") ? "O" : "P";
    }

    /** What means something else to the route. */
    private static Set<String> unfit(Route route) {
        if (route.path().endsWith("/users/search")) {
            return Set.of("roles", "team_id");
        }
        if (route.path().endsWith("/uploads")) {
            return Set.of("type");
        }
        return route.path().contains("/posts") || route.path().contains("{channel_id}")
                ? Set.of("type", "name")
                : Set.of();
    }

    private static String id(Route route, World world) {
        if (route.path().contains("{post_id}")) {
            return world.post();
        }
        return route.path().contains("{channel_id}")
                ? world.channel()
                : world.about().id();
    }

    /** Two people who are in the team. */
    List<Person> others() {
        List<Person> others = new ArrayList<>();
        others.add(server.person());
        others.add(server.person());
        return others;
    }
}
