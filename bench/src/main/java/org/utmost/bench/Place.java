package org.utmost.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the load goes: a channel with a hundred posts, made through the API, and a token that may use it. */
record Place(URI url, String token, String userId, String team, String channel) {
    private static final String FILE = "place";
    private static final String NAME = "bench";
    private static final String PASSWORD = "bench-password-1";
    private static final int POSTS = 100;
    private static final String TEXT =
            "The quick brown fox jumps over the lazy dog, and then again, so that this message"
                    + " is about as long as messages are.";

    static Place prepare(URI url) throws IOException {
        try (Connection connection = new Connection(url)) {
            Caller caller = new Caller(url, connection, "");
            caller.send("POST", "/api/v4/users", account(NAME));
            String token = caller.signIn(NAME);
            Caller user = new Caller(url, connection, token);
            String team = NAME + System.currentTimeMillis();
            String teamId = id(user.send(
                    "POST", "/api/v4/teams", "{\"name\":\"" + team + "\",\"display_name\":\"Bench\",\"type\":\"O\"}"));
            String channel = id(user.send("GET", "/api/v4/teams/" + teamId + "/channels/name/town-square", ""));
            for (int i = 0; i < POSTS; i++) {
                user.send("POST", "/api/v4/posts", post(channel, TEXT));
            }
            return new Place(url, token, id(user.send("GET", "/api/v4/users/me", "")), teamId, channel);
        }
    }

    /** The same on a server that was started again. */
    Place at(URI other) {
        return new Place(other, token, userId, team, channel);
    }

    /** Whether one was written into a directory. */
    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /** The one that was written into a directory, on a server that was started since. */
    static Place read(Path directory, URI url) throws IOException {
        String[] words = Files.readString(directory.resolve(FILE)).split(" ");
        return new Place(url, words[0], words[1], words[2], words[3]);
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), String.join(" ", token, userId, team, channel));
    }

    /** The body of a post in the channel; the text must need no escape. */
    String post(String text) {
        return post(channel, text);
    }

    /** The body of a post of ordinary length. */
    String post() {
        return post(TEXT);
    }

    /** Makes a user who is in the channel; their token. */
    String member() throws IOException {
        try (Connection connection = new Connection(url)) {
            Caller owner = new Caller(url, connection, token);
            String name = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
            String userId = id(owner.send("POST", "/api/v4/users", account(name)));
            owner.send(
                    "POST",
                    "/api/v4/teams/" + team + "/members",
                    "{\"team_id\":\"" + team + "\",\"user_id\":\"" + userId + "\"}");
            return owner.signIn(name);
        }
    }

    private static String post(String channel, String text) {
        return "{\"channel_id\":\"" + channel + "\",\"message\":\"" + text + "\"}";
    }

    private static String account(String name) {
        return "{\"username\":\"" + name + "\",\"email\":\"" + name + "@example.com\",\"password\":\"" + PASSWORD
                + "\"}";
    }

    private record Caller(URI url, Connection connection, String token) {
        Connection.Response send(String method, String path, String body) throws IOException {
            return connection.send(Connection.request(url, method, path, token, body));
        }

        String signIn(String name) throws IOException {
            Connection.Response login = send(
                    "POST", "/api/v4/users/login", "{\"login_id\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}");
            if (login.header("token").isEmpty()) {
                throw new IOException("can't sign in as " + name + ": " + login.text());
            }
            return login.header("token");
        }
    }

    private static String id(Connection.Response response) throws IOException {
        Matcher matcher = Pattern.compile("\"id\":\"([a-z0-9]{26})\"").matcher(response.text());
        if (!matcher.find()) {
            throw new IOException("no id in " + response.text());
        }
        return matcher.group(1);
    }
}
