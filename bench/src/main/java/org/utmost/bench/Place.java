package org.utmost.bench;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the load goes: a channel with a hundred posts, made through the API, and a token that may use it. */
record Place(URI url, String token, String channel) {
    private static final String NAME = "bench";
    private static final String PASSWORD = "bench-password-1";
    private static final int POSTS = 100;

    static Place prepare(URI url) throws IOException {
        try (Connection connection = new Connection(url)) {
            Caller caller = new Caller(url, connection, "");
            caller.send(
                    "POST",
                    "/api/v4/users",
                    "{\"username\":\"" + NAME + "\",\"email\":\"bench@example.com\",\"password\":\"" + PASSWORD
                            + "\"}");
            Connection.Response login = caller.send(
                    "POST", "/api/v4/users/login", "{\"login_id\":\"" + NAME + "\",\"password\":\"" + PASSWORD + "\"}");
            String token = login.header("token");
            if (token.isEmpty()) {
                throw new IOException("can't sign in as " + NAME + ": " + login.text());
            }
            Caller user = new Caller(url, connection, token);
            String team = NAME + System.currentTimeMillis();
            String teamId = id(user.send(
                    "POST", "/api/v4/teams", "{\"name\":\"" + team + "\",\"display_name\":\"Bench\",\"type\":\"O\"}"));
            String channel = id(user.send("GET", "/api/v4/teams/" + teamId + "/channels/name/town-square", ""));
            for (int i = 0; i < POSTS; i++) {
                user.send("POST", "/api/v4/posts", post(channel));
            }
            return new Place(url, token, channel);
        }
    }

    /** The body of a post of ordinary length. */
    static String post(String channel) {
        return "{\"channel_id\":\"" + channel + "\",\"message\":\"The quick brown fox jumps over the lazy dog, and then"
                + " again, so that this message is about as long as messages are.\"}";
    }

    private record Caller(URI url, Connection connection, String token) {
        Connection.Response send(String method, String path, String body) throws IOException {
            return connection.send(Connection.request(url, method, path, token, body));
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
