package org.utmost.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.utmost.platform.database.SqliteLibrary;
import org.utmost.platform.files.Workplace;
import picocli.CommandLine.Command;

/** Runs a server through a first day in a folder of its own, for the JVM to record what it will need (JEP 514); and lays SQLite ready. */
@Command(name = "warm-up", hidden = true, description = "Records what the JVM's AOT cache is made from.")
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        String sqlite = System.getProperty("org.sqlite.lib.path");
        if (sqlite != null) {
            SqliteLibrary.layInto(Path.of(sqlite));
        }
        try (Workplace data = Workplace.temporary();
                Server server = new Server(
                        data.folder(), "127.0.0.1:0", Map.of("MM_LOGSETTINGS_ENABLEFILE", "false"), Clock.systemUTC());
                HttpClient client = HttpClient.newHttpClient()) {
            URI base = URI.create("http://127.0.0.1:" + server.port());
            String account = "{\"email\":\"a@b.c\",\"username\":\"first\",\"password\":\"warm-up-1\"}";
            post(client, base, "/api/v4/users", account, "");
            var signIn = post(
                    client, base, "/api/v4/users/login", "{\"login_id\":\"first\",\"password\":\"warm-up-1\"}", "");
            String token = signIn.headers().firstValue("Token").orElse("");
            for (String path : new String[] {
                "/api/v4/users/me", "/api/v4/system/ping", "/api/v4/config/client?format=old", "/api/v4/analytics/old"
            }) {
                HttpRequest get = HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build();
                client.send(get, HttpResponse.BodyHandlers.ofString());
            }
            post(client, base, "/api/v4/teams", "{\"name\":\"warm\",\"display_name\":\"Warm\",\"type\":\"O\"}", token);
        }
        return 0;
    }

    private static HttpResponse<String> post(HttpClient client, URI base, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
