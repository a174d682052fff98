package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.testing.Caller;
import org.utmost.testing.Callers;
import org.utmost.testing.ChildProcess;

/** A data directory, the commands that are run on it, and its server in a JVM of its own while that runs. */
final class Installation implements AutoCloseable {
    private static final Map<String, String> ANN =
            Map.of("email", "a@b.c", "username", "ann", "password", "password 1");

    private final Path data;
    private final Map<String, String> environment;
    private @Nullable ChildProcess server;
    private Caller ann;
    private String channel;

    private Installation(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
    }

    /** Nothing yet. */
    static Installation at(Path data, Map<String, String> environment) {
        return new Installation(data, environment);
    }

    /** A running server with one user, ann, and her team. */
    static Installation made(Path data, Map<String, String> environment) {
        Installation made = new Installation(data, environment);
        made.server = made.child("server", "--listen", "127.0.0.1:0");
        made.ann = Callers.at("http://127.0.0.1:" + made.server.port());
        made.ann.post("/users", ANN).is(201);
        made.signIn();
        made.ann
                .post("/teams", Map.of("name", "team", "display_name", "Team", "type", "O"))
                .is(201);
        made.findChannel();
        return made;
    }

    /** Starts the server; ann signs in. */
    void start() {
        server = child("server", "--listen", "127.0.0.1:0");
        ann = Callers.at("http://127.0.0.1:" + server.port());
        signIn();
        findChannel();
    }

    void stop() {
        server.terminate();
        assertThat(server.status(10)).isEqualTo(143);
        server = null;
    }

    /** What a command says that succeeds. */
    List<String> run(String... arguments) {
        try (ChildProcess command = child(arguments)) {
            List<String> lines = command.lines();
            assertThat(command.status(60)).as(String.join("\n", lines)).isZero();
            return lines;
        }
    }

    /** The one line that a command says that fails. */
    String fails(String... arguments) {
        try (ChildProcess command = child(arguments)) {
            List<String> lines = command.lines();
            assertThat(command.status(60)).as(String.join("\n", lines)).isEqualTo(1);
            assertThat(lines).singleElement().asString().startsWith("utmost: ");
            return lines.getFirst();
        }
    }

    /** Ann, signed in. */
    Caller ann() {
        return ann;
    }

    /** The id of town-square. */
    String channel() {
        return channel;
    }

    /** Ann's post in town-square; its id. */
    String post(String message) {
        return ann.post("/posts", Map.of("channel_id", channel, "message", message))
                .is(201)
                .text("id");
    }

    /** The newest posts of town-square. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        ann.get("/channels/" + channel + "/posts")
                .is(200)
                .json()
                .path("posts")
                .forEach(post -> messages.add(post.path("message").asText()));
        return messages;
    }

    /** How many of these posts are there. */
    int found(List<String> ids) {
        int found = 0;
        for (int from = 0; from < ids.size(); from += 500) {
            List<String> some = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + 500)));
            found += ann.post("/posts/ids", some).is(200).json().size();
        }
        return found;
    }

    /** What town-square counts. */
    long counted() {
        return ann.get("/channels/" + channel)
                .is(200)
                .json()
                .path("total_msg_count")
                .asLong();
    }

    /** The rows of it: all of the system but two that tell of the administrator's joining. */
    long rows() {
        return Long.parseLong(ann.get("/analytics/old").is(200).texts("value").get(2)) - 2;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private ChildProcess child(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return new ChildProcess(environment, all);
    }

    private void signIn() {
        Map<String, String> body = Map.of("login_id", ANN.get("username"), "password", ANN.get("password"));
        ann = ann.token(ann.post("/users/login", body).is(200).header("Token"));
    }

    private void findChannel() {
        String team = ann.get("/teams/name/team").is(200).text("id");
        channel =
                ann.get("/teams/" + team + "/channels/name/town-square").is(200).text("id");
    }
}
