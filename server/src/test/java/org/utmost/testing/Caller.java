package org.utmost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.platform.json.Json;

/** One who calls the API, with these headers. */
public final class Caller {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Supplier<String> base;
    private final Map<String, String> headers;

    /** One who calls paths below that address. */
    public Caller(String base, Map<String, String> headers) {
        this(() -> base, headers);
    }

    /** One who asks for each call which address its path is below. */
    Caller(Supplier<String> base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The same with another header field. */
    public Caller with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Caller(base, more);
    }

    /** The same with that token. */
    public Caller token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a body: bytes, text and forms as they are, anything else as JSON. */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** Sends anything. */
    public Answer send(String method, String path, Object body) {
        Caller caller = body instanceof Form form ? with("Content-Type", form.contentType()) : this;
        return new Answer(caller.sent(method, path, publisher(body), HttpResponse.BodyHandlers.ofString()));
    }

    /** Sends a body as it is published, and takes the answer as it is handled. */
    public <T> HttpResponse<T> sent(
            String method, String path, HttpRequest.BodyPublisher body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base.get() + path)).method(method, body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return switch (body) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
            case String text -> HttpRequest.BodyPublishers.ofString(text);
            case Form form -> HttpRequest.BodyPublishers.ofByteArray(form.bytes());
            default -> HttpRequest.BodyPublishers.ofString(Json.text(body));
        };
    }
}
