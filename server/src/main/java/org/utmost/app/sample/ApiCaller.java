package org.utmost.app.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.utmost.platform.json.Json;

/** One user's calls to the API. */
final class ApiCaller {
    private final HttpClient http;
    private final String base;
    private final String token;
    private final String userId;

    private ApiCaller(HttpClient http, String base, String token, String userId) {
        this.http = http;
        this.base = base;
        this.token = token;
        this.userId = userId;
    }

    /** Signs in. */
    static ApiCaller signIn(HttpClient http, int port, String username, String password) {
        String base = "http://127.0.0.1:" + port + "/api/v4";
        String body = Json.text(Map.of("login_id", username, "password", password));
        var answer = send(
                http,
                HttpRequest.newBuilder(URI.create(base + "/users/login"))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        String token = answer.headers().firstValue("Token").orElseThrow();
        return new ApiCaller(http, base, token, read(answer.body()).path("id").asText());
    }

    String userId() {
        return userId;
    }

    JsonNode post(String path, Object body) {
        return read(send(http, request(path).POST(HttpRequest.BodyPublishers.ofString(Json.text(body))))
                .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer.request().uri().getPath() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
