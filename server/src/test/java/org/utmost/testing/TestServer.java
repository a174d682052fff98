package org.utmost.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.utmost.app.Server;
import org.utmost.identity.users.Passwords;

/**
 * A real server on a free port, with a fresh database, an administrator and a team. On a cluster it is two nodes, and
 * whoever calls it or opens a socket comes to the other one each time.
 */
public final class TestServer implements AutoCloseable {
    /** A user with a session. */
    public record Person(String id, String username, Caller api, String token) {}

    public static final String PASSWORD = "correct horse 1";

    /** What a password's hash takes here: next to nothing, as it is made for each of a thousand people. */
    private static final Passwords.Cost CHEAP = new Passwords.Cost(8, 1);

    /** From where on names sort as their numbers do. */
    private static final AtomicInteger NAMES = new AtomicInteger(10_000);

    private final Map<String, String> variables;
    private final Nodes nodes;
    private final Supplier<String> nextToCall;
    private final Supplier<String> nextToConnect;

    /** The first user, who is system administrator. */
    public final Person admin;

    /** The id of a team of the administrator's, open to all. */
    public final String team;

    /** The id of its default channel. */
    public final String townSquare;

    public TestServer() {
        this(DatabaseKind.chosen(), Map.of());
    }

    public TestServer(DatabaseKind kind, Map<String, String> environment) {
        this(kind, environment, Clock.systemUTC());
    }

    public TestServer(DatabaseKind kind, Map<String, String> environment, Clock clock) {
        this(kind, environment, clock, CHEAP);
    }

    public TestServer(DatabaseKind kind, Map<String, String> environment, Clock clock, Passwords.Cost cost) {
        variables = new HashMap<>(kind.environment());
        variables.put("MM_LOGSETTINGS_ENABLEFILE", "false");
        variables.put("MM_LOGSETTINGS_CONSOLELEVEL", "ERROR");
        variables.putAll(environment);
        nodes = new Nodes(kind.nodes(), variables, clock, cost);
        nextToCall = nodes.byTurns();
        nextToConnect = nodes.byTurns();
        nobody().post("/users", account("admin")).is(201);
        admin = signIn("admin");
        Map<String, Object> open =
                Map.of("name", "main", "display_name", "Main", "type", "O", "allow_open_invite", true);
        team = admin.api().post("/teams", open).is(201).text("id");
        townSquare = channelNamed("town-square");
    }

    /** Its first node. */
    public Server server() {
        return nodes.first();
    }

    /** The directory of the first node's files. */
    public Path data() {
        return nodes.data();
    }

    /** The file or URL of its database, as JDBC knows it. */
    public String jdbc() {
        String url = variables.get("MM_SQLSETTINGS_DATASOURCE");
        return url == null
                ? "jdbc:sqlite:" + data().resolve("utmost.db")
                : url.replaceFirst("postgres://(.*):(.*)@(.*)\\?", "jdbc:postgresql://$3?user=$1&password=$2&");
    }

    /** The address of its first node, without a path. */
    public String url() {
        return nodes.urls().getFirst();
    }

    /** Where the next socket opens. */
    String socketUrl() {
        return nextToConnect.get();
    }

    /** A caller without a session. */
    public Caller nobody() {
        return new Caller(() -> nextToCall.get() + "/api/v4", Map.of());
    }

    /** Callers without a session, each of one node only. */
    List<Caller> nobodyAtEach() {
        return nodes.urls().stream().map(Callers::at).toList();
    }

    /** A caller without a session, for paths outside of the API. */
    public Caller web() {
        return new Caller(nextToCall, Map.of());
    }

    /** A new user who is in the team. */
    public Person person() {
        Person person = stranger();
        addToTeam(person);
        return person;
    }

    private void addToTeam(Person person) {
        admin.api()
                .post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", person.id()))
                .is(201);
    }

    /** A new user who is in no team. */
    public Person stranger() {
        String name = "user" + NAMES.incrementAndGet();
        admin.api().post("/users", account(name)).is(201);
        return signIn(name);
    }

    /** A new guest who is in the team. */
    public Person guest() {
        Person guest = stranger();
        admin.api()
                .put("/users/" + guest.id() + "/roles", Map.of("roles", "system_guest"))
                .is(200);
        addToTeam(guest);
        return guest;
    }

    /** A bot: no route makes one yet. */
    public Person bot() {
        Person bot = person();
        try (OtherNode node = OtherNode.of(this)) {
            node.change("UPDATE users SET is_bot = ? WHERE id = ?", true, bot.id());
        }
        // The server still remembers the user as it was, until the row changes by its own hand.
        admin.api()
                .put("/users/" + bot.id() + "/patch", Map.of("nickname", "Robot"))
                .is(200);
        return bot;
    }

    /** Another system administrator. */
    public Person secondAdmin() {
        Person person = stranger();
        admin.api()
                .put("/users/" + person.id() + "/roles", Map.of("roles", "system_user system_admin"))
                .is(200);
        return person;
    }

    /** A session for a user. */
    public Person signIn(String username) {
        Answer answer = nobody().post("/users/login", Map.of("login_id", username, "password", PASSWORD))
                .is(200);
        String token = answer.header("Token");
        return new Person(answer.text("id"), username, nobody().token(token), token);
    }

    /** A new channel of the user's, of type O or P. */
    public String channel(Person owner, String type) {
        String name = "channel-" + NAMES.incrementAndGet();
        Map<String, Object> body = Map.of("team_id", team, "name", name, "display_name", name, "type", type);
        return owner.api().post("/channels", body).is(201).text("id");
    }

    /** Puts a user into a channel. */
    public void join(String channelId, Person person) {
        admin.api()
                .post("/channels/" + channelId + "/members", Map.of("user_id", person.id()))
                .is(201);
    }

    /** A new post of the user's. */
    public String post(Person author, String channelId, String message) {
        return author.api()
                .post("/posts", Map.of("channel_id", channelId, "message", message))
                .is(201)
                .text("id");
    }

    /** A file of that name that a user sends to a channel; what is known of it. */
    public JsonNode file(Person sender, String channelId, String name, byte[] bytes) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return sender.api()
                .post("/files?channel_id=" + channelId + "&filename=" + encoded, bytes)
                .is(201)
                .json()
                .path("file_infos")
                .path(0);
    }

    /** A new post of the user's with these files. */
    public JsonNode postWith(Person author, String channelId, String... fileIds) {
        return author.api()
                .post("/posts", Map.of("channel_id", channelId, "message", "", "file_ids", fileIds))
                .is(201)
                .json();
    }

    /** Changes a key of the configuration. */
    public void configure(String section, String key, Object value) {
        admin.api().put("/config/patch", Map.of(section, Map.of(key, value))).is(200);
    }

    /** Open WebSocket connections, as the statistics count them. */
    public int sockets() {
        return Integer.parseInt(
                admin.api().get("/analytics/old").is(200).texts("value").get(5));
    }

    /** The body that makes an account of that name. */
    public static Map<String, Object> account(String name) {
        return Map.of("email", name + "@example.com", "username", name, "password", PASSWORD);
    }

    @Override
    public void close() {
        nodes.close();
    }

    private String channelNamed(String name) {
        return admin.api()
                .get("/teams/" + team + "/channels/name/" + name)
                .is(200)
                .text("id");
    }
}
