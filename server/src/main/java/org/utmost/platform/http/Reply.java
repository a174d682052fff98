package org.utmost.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.json.Json;

/** An answer: status, body, and what goes with it. Immutable but for its making. */
public final class Reply {
    /** A header field. */
    public record Field(String name, String value) {}

    private static final byte[] NO_BYTES = {};
    private static final byte[] OK = Json.bytes(Map.of("status", "OK"));

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final List<Field> fields = new ArrayList<>(2);
    private final List<Cookie> cookies = new ArrayList<>(3);
    private @Nullable Content content;
    private @Nullable String etag;

    private Reply(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** A content that is sent as it is read, or the range of it that the request asks for. */
    public static Reply content(String contentType, Content content) {
        Reply reply = new Reply(200, contentType, NO_BYTES);
        reply.content = content;
        return reply;
    }

    /** 200 with the value as JSON. */
    public static Reply json(Object value) {
        return json(200, value);
    }

    /** The value as JSON. */
    public static Reply json(int status, Object value) {
        return new Reply(status, "application/json", Json.bytes(value));
    }

    /** JSON that is already written. */
    public static Reply writtenJson(byte[] json) {
        return new Reply(200, "application/json", json);
    }

    /** {@code {"status": "OK"}}. */
    public static Reply ok() {
        return new Reply(200, "application/json", OK);
    }

    /** 204: done, with nothing to say. */
    public static Reply nothing() {
        return new Reply(204, "application/json", NO_BYTES);
    }

    /** Bytes of any type. */
    public static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, body);
    }

    /** 302 to another place. */
    public static Reply redirect(String location) {
        return new Reply(302, "text/plain", NO_BYTES).header("Location", location);
    }

    /** Adds a header field. */
    public Reply header(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /** Names this version of the body by its content, where no time of change covers all of it. */
    public Reply etagOfContent() {
        return etag(Secrets.hash(body));
    }

    /** Adds a cookie. */
    public Reply cookie(Cookie cookie) {
        cookies.add(cookie);
        return this;
    }

    /** Names this version of the body; a request that has it already gets 304. */
    public Reply etag(String version) {
        etag = version;
        return this;
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    /** What is sent as it is read; null for the bytes of the body. */
    @Nullable
    Content content() {
        return content;
    }

    byte[] body() {
        return body;
    }

    List<Field> fields() {
        return fields;
    }

    List<Cookie> cookies() {
        return cookies;
    }

    @Nullable
    String etag() {
        return etag;
    }
}
