package org.utmost.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered. */
public record Answer(HttpResponse<String> http) {
    public int status() {
        return http.statusCode();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** Any client's, which has no limits of ours. */
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return MAPPER.readTree(http.body());
        } catch (IOException e) {
            throw new UncheckedIOException(http.body(), e);
        }
    }

    /** A text field of the body. */
    public String text(String field) {
        return json().path(field).asText();
    }

    /** The texts of a field of every element of the body. */
    public List<String> texts(String field) {
        return StreamSupport.stream(json().spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }

    /** Demands a status. */
    public Answer is(int status) {
        assertThat(http.statusCode())
                .as("%s %s: %s", http.request().method(), http.uri(), http.body())
                .isEqualTo(status);
        return this;
    }

    /** Demands the API's error of that status and id, whole: message, request id and status code too. */
    public Answer fails(int status, String id) {
        is(status);
        JsonNode error = json();
        assertThat(error.path("id").asText()).isEqualTo(id);
        assertThat(error.path("status_code").asInt()).isEqualTo(status);
        assertThat(error.path("request_id").asText()).hasSize(26).isEqualTo(header("X-Request-Id"));
        assertThat(error.path("message").asText()).isNotBlank().isNotEqualTo(id).doesNotContain("{");
        assertThat(error.has("detailed_error")).isTrue();
        return this;
    }
}
