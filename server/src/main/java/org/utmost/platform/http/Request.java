package org.utmost.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;
import org.utmost.platform.json.JsonBytes;

/** A request that has passed the gate. Its getters check what they return, and throw the API's error if it is wrong. */
public final class Request {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");

    private final org.eclipse.jetty.server.Request http;
    private final Map<String, String> parameters;
    private final @Nullable Session session;
    private final Origin origin;
    private final long maximumBody;
    private final Fields query;

    Request(
            org.eclipse.jetty.server.Request http,
            Map<String, String> parameters,
            @Nullable Session session,
            Origin origin,
            long maximumBody) {
        this.http = http;
        this.parameters = parameters;
        this.session = session;
        this.origin = origin;
        this.maximumBody = maximumBody;
        this.query = Query.of(http);
    }

    /** Who calls; every route but those for anyone has one. */
    public Session session() {
        if (session == null) {
            throw ApiError.sessionExpired();
        }
        return session;
    }

    /** Who calls, where no session is needed; null without one. */
    public @Nullable Session sessionIfAny() {
        return session;
    }

    /** Where it comes from. */
    public Origin origin() {
        return origin;
    }

    /** A path parameter as it is. */
    public String path(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return value;
    }

    /**
     * A path parameter that is an id.
     *
     * @throws ApiError 400 if it is none
     */
    public String id(String name) {
        String value = path(name);
        if (!Ids.isValid(value)) {
            throw ApiError.invalidUrl(name);
        }
        return value;
    }

    /**
     * The path parameter {@code user_id}, where {@code me} is the caller.
     *
     * @throws ApiError 400 if it is neither that nor an id
     */
    public String userId() {
        return path("user_id").equals("me") ? session().userId() : id("user_id");
    }

    /** A query parameter; empty if it is missing. */
    public String query(String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    /**
     * A query parameter that is an id, empty if it is missing.
     *
     * @throws ApiError 400 if it is something else
     */
    public String queryId(String name) {
        String id = query(name);
        if (!id.isEmpty() && !Ids.isValid(id)) {
            throw ApiError.invalidUrl(name);
        }
        return id;
    }

    /** Whether a query parameter is true, in one of the forms that clients write: {@code true}, {@code 1}, {@code t}. */
    public boolean flag(String name) {
        return TRUE.contains(query(name));
    }

    /**
     * A query parameter that is a whole number, 0 if it is missing.
     *
     * @throws ApiError 400 if it is something else or negative
     */
    public long number(String name) {
        String value = query(name);
        if (value.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw ApiError.invalidUrl(name).because(value + " is no number");
        }
        throw ApiError.invalidUrl(name);
    }

    /**
     * {@code page} and {@code per_page}; what is missing, no number, or a size of 0 has its default, what is too much its
     * bound.
     */
    public Page page() {
        long number = lenient("page", 0);
        long size = lenient("per_page", 0);
        return new Page(
                (int) Math.min(number, Integer.MAX_VALUE / Page.MAXIMUM),
                size == 0 ? Page.DEFAULT : (int) Math.min(size, Page.MAXIMUM));
    }

    /** A header field; empty if it is missing. */
    public String header(String name) {
        String value = http.getHeaders().get(name);
        return value == null ? "" : value;
    }

    /**
     * The body as an object of that type.
     *
     * @param name what the API calls the body when it is wrong
     * @throws ApiError 400 if it is not JSON of that type, 413 if it is too large
     */
    public <T> T body(Class<T> type, String name) {
        return body(type, name, 0);
    }

    /** The same, where the body may have so many bytes more than {@code MaximumPayloadSizeBytes} says. */
    public <T> T body(Class<T> type, String name, long more) {
        try {
            T value = Json.MAPPER.readValue(bytes(maximumBody + more), type);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            throw invalidBody(name, e);
        }
        throw ApiError.invalidBody(name);
    }

    /** The body as a JSON object. */
    public ObjectNode object(String name) {
        if (body(JsonNode.class, name) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.invalidBody(name);
    }

    /** The body as an array of strings. */
    public List<String> strings(String name) {
        try {
            List<String> values = Json.MAPPER.readValue(bytes(maximumBody), STRINGS);
            if (values != null && !values.contains(null)) {
                return values;
            }
        } catch (IOException e) {
            throw invalidBody(name, e);
        }
        throw ApiError.invalidBody(name);
    }

    /** The body as an array of ids, 1 to {@code most} of them. */
    public List<String> ids(String name, int most) {
        List<String> ids = strings(name);
        if (ids.isEmpty() || ids.size() > most || !ids.stream().allMatch(Ids::isValid)) {
            throw ApiError.invalidBody(name);
        }
        return ids;
    }

    private byte[] bytes(long most) throws IOException {
        if (http.getLength() > most) {
            throw tooLarge(most);
        }
        // Not closed: that would break the connection of a body which is not read to its end.
        InputStream in = Content.Source.asInputStream(http);
        byte[] body = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (body.length > most) {
            throw tooLarge(most);
        }
        return JsonBytes.cleaned(body);
    }

    private static ApiError tooLarge(long most) {
        return ApiError.of(413, "api.context.request_body_too_large.app_error").with("limit", String.valueOf(most));
    }

    private static ApiError invalidBody(String name, IOException e) {
        String problem =
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        return ApiError.invalidBody(name).because(problem);
    }

    private long lenient(String name, long otherwise) {
        String value = query(name);
        if (value.isEmpty() || value.length() > 9 || !value.chars().allMatch(Character::isDigit)) {
            return otherwise;
        }
        return Long.parseLong(value);
    }
}
