package org.utmost.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;
import org.utmost.platform.json.JsonBytes;

/** A request that has passed the gate. Its getters check what they return, and throw the API's error if it is wrong. */
public final class Request {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final int MOST_FIELDS = 1_000;

    /** A part of a form that is larger lies in a file. */
    private static final int IN_MEMORY_BYTES = 64 * 1024;

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");

    private final org.eclipse.jetty.server.Request http;
    private final List<Parameter> declared;
    private final Map<String, String> parameters;
    private final @Nullable Session session;
    private final Origin origin;
    private final long maximumBody;
    private final Fields query;

    Request(
            org.eclipse.jetty.server.Request http,
            List<Parameter> declared,
            Map<String, String> parameters,
            @Nullable Session session,
            Origin origin,
            long maximumBody) {
        this.http = http;
        this.declared = declared;
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
        declared(name);
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
     * A query parameter that is a whole number: what the route says if it is missing, or more than it tells apart.
     *
     * @throws ApiError 400 if it is something else or negative
     */
    public long number(String name) {
        Parameter parameter = declared(name);
        String value = query(name);
        if (value.isEmpty()) {
            return parameter.usual();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= parameter.minimum()) {
                return Math.min(number, parameter.maximum());
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
     * The body as an object of that type, or as an array of such.
     *
     * @param name what the API calls the body when it is wrong
     * @throws ApiError 400 if it is not JSON of that type or has a null in its array, 413 if it is too large
     */
    public <T> T body(Class<T> type, String name) {
        try {
            T value = Json.MAPPER.readValue(bytes(), type);
            boolean holes =
                    value instanceof Object[] array && Arrays.asList(array).contains(null);
            if (value != null && !holes) {
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

    /** The body as a JSON object; an empty one where there is no body. */
    public ObjectNode objectIfAny(String name) {
        return http.getLength() == 0 ? Json.MAPPER.createObjectNode() : object(name);
    }

    /** The body as an array of strings. */
    public List<String> strings(String name) {
        try {
            List<String> values = Json.MAPPER.readValue(bytes(), STRINGS);
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

    /**
     * The body, read as it comes.
     *
     * @throws ApiError 413 if it says that it is too large; reading throws it too
     */
    public InputStream stream() {
        return limited();
    }

    /**
     * The body's names and values, the first of each name.
     *
     * @throws ApiError 400 if it is no form, 413 if it is too large
     */
    public Map<String, String> form() {
        Charset charset = FormFields.getFormEncodedCharset(http);
        if (charset == null) {
            throw ApiError.invalidBody("form");
        }
        LimitedBody body = limited();
        try {
            Map<String, String> values = new LinkedHashMap<>();
            FormFields.getFields(Source.from(body), http, charset, MOST_FIELDS, Integer.MAX_VALUE)
                    .forEach(field -> values.put(field.getName(), field.getValue()));
            return values;
        } catch (RuntimeException refused) {
            throw refusal("form", body, refused);
        }
    }

    /**
     * The body's fields and files; to be closed.
     *
     * @throws ApiError 400 if it is no {@code multipart/form-data}, 413 if it is too large
     */
    public Multipart multipart() {
        LimitedBody body = limited();
        MultiPartConfig config = new MultiPartConfig.Builder()
                .location(Path.of(System.getProperty("java.io.tmpdir")))
                .maxParts(MOST_FIELDS)
                .maxSize(-1)
                .maxPartSize(-1)
                .maxMemoryPartSize(IN_MEMORY_BYTES)
                .build();
        try {
            // Not with the request's own attributes, in which Jetty would look for the parts once more at its end.
            return new Multipart(MultiPartFormData.getParts(
                    Source.from(body), new Attributes.Mapped(), header("Content-Type"), config));
        } catch (RuntimeException refused) {
            throw refusal("multipart", body, refused);
        }
    }

    private byte[] bytes() throws IOException {
        requireFit(http.getLength());
        // Not closed: that would break the connection of a body which is not read to its end.
        InputStream in = Source.asInputStream(http);
        byte[] body = in.readNBytes((int) Math.min(maximumBody + 1, Integer.MAX_VALUE - 8));
        requireFit(body.length);
        return JsonBytes.cleaned(body);
    }

    private void requireFit(long bytes) {
        if (bytes > maximumBody) {
            throw ApiError.tooLarge(maximumBody);
        }
    }

    /** The row's word on a query parameter, so that none is taken that the documents don't know. */
    private Parameter declared(String name) {
        for (Parameter each : declared) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("the route declares no query parameter " + name);
    }

    private LimitedBody limited() {
        requireFit(http.getLength());
        return new LimitedBody(Source.asInputStream(http), maximumBody);
    }

    /** Why Jetty could not read a body to its end. */
    private ApiError refusal(String name, LimitedBody body, RuntimeException e) {
        return body.exceeded()
                ? ApiError.tooLarge(maximumBody)
                : ApiError.invalidBody(name).because(String.valueOf(e.getMessage()));
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
