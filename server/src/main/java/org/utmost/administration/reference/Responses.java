package org.utmost.administration.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.utmost.platform.http.ErrorBody;
import org.utmost.platform.http.Route;
import org.utmost.platform.json.Json;
import org.utmost.platform.text.Texts;

/** The responses other than success. Those of one status with the same errors are one component, whichever routes give them. */
final class Responses {
    private static final int NOT_CHANGED = 304;

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(NOT_CHANGED, "Not changed since the version in If-None-Match"),
            Map.entry(400, "Something in the request can't be taken"),
            Map.entry(401, "The caller does not show who they are"),
            Map.entry(403, "The caller may not do this"),
            Map.entry(404, "There is no such thing, or none that the caller may see"),
            Map.entry(413, "The body is too large"),
            Map.entry(414, "The URL is too long"),
            Map.entry(429, "Too many requests: Retry-After says when the next may come"),
            Map.entry(431, "The headers are too large"),
            Map.entry(500, "The server failed, or what it asked"),
            Map.entry(501, "The feature is switched off"),
            Map.entry(503, "The database is out of reach for the moment"),
            Map.entry(507, "There is no space left to write to"));

    private record Response(int status, SortedSet<String> ids) {}

    private final Schemas schemas;
    private final Map<Response, String> names = new LinkedHashMap<>();

    Responses(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Puts references to those of a route where its responses stand. */
    void put(Route route, ObjectNode responses) {
        if (route.method().equals("GET")) {
            refer(responses, new Response(NOT_CHANGED, new TreeSet<>()));
        }
        route.fails().ids().forEach((status, ids) -> refer(responses, new Response(status, ids)));
    }

    /** Those that were referred to, by name. */
    ObjectNode components() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        names.forEach((response, name) -> all.set(name, describe(response)));
        return all;
    }

    private void refer(ObjectNode responses, Response response) {
        String name = names.computeIfAbsent(response, fresh -> {
            long before = names.keySet().stream()
                    .filter(each -> each.status() == fresh.status())
                    .count();
            return fresh.status() + "-" + (before + 1);
        });
        responses.putObject(String.valueOf(response.status())).put("$ref", "#/components/responses/" + name);
    }

    /** The ids stand in the description for people, and beside it for programs. */
    private ObjectNode describe(Response response) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        StringBuilder words = new StringBuilder(WORDS.get(response.status()));
        response.ids()
                .forEach(id -> words.append("\n- `").append(id).append('`').append(text(id)));
        node.put("description", words.toString());
        if (!response.ids().isEmpty()) {
            node.putObject("content").putObject("application/json").set("schema", schemas.of(ErrorBody.class));
            ArrayNode ids = node.putArray("x-error-ids");
            response.ids().forEach(ids::add);
        }
        return node;
    }

    /** What users read, with the names of what it says in braces; nothing where the rule says its own. */
    private static String text(String id) {
        String text = Texts.catalogue("en").get(id);
        return text == null ? "" : ": " + text;
    }
}
