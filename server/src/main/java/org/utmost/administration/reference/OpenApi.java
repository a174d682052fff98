package org.utmost.administration.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.platform.http.Gives;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Parameter;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.http.Takes;
import org.utmost.platform.json.Json;

/** The OpenAPI 3.1 document of what this server answers, made from its route table. */
final class OpenApi {
    private static final String ID_PATTERN = "[A-Za-z0-9]{26}";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final Schemas schemas = new Schemas();
    private final Responses responses = new Responses(schemas);
    private final Map<String, Operation> known = new HashMap<>();

    private OpenApi() {
        Operation.ALL.forEach(operation -> known.put(operation.key(), operation));
    }

    static ObjectNode document(List<Route> routes) {
        return new OpenApi().describe(routes);
    }

    private ObjectNode describe(List<Route> routes) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Utmost API")
                .put("version", ServerVersion.API)
                .put("description", "What this server answers.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            paths.withObjectProperty(route.path()).set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        components.set("responses", responses.components());
        components.set("schemas", schemas.components());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private ObjectNode operation(Route route) {
        Operation operation = known.get(Operation.key(route.method(), route.path()));
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("operationId", operation == null || operation.id().isEmpty() ? fallbackId(route) : operation.id());
        node.putArray("tags").add(operation == null ? "system" : operation.tag());
        node.put("summary", route.summary());
        node.put("description", Needs.inWords(route));
        parameters(route, node.putArray("parameters"));
        if (route.takes().kind() != Takes.Kind.NOTHING) {
            ObjectNode body = node.putObject("requestBody").put("required", true);
            content(body, route.takes().kind().mediaType(), takes(route.takes()));
        }
        Gives gives = route.gives();
        ObjectNode replies = node.putObject("responses");
        ObjectNode success = replies.putObject(String.valueOf(gives.status())).put("description", "Success");
        if (!gives.mediaType().isEmpty()) {
            content(success, gives.mediaType(), gives(gives));
        }
        responses.put(route, replies);
        if (!(route.need() instanceof Need.Nothing)) {
            node.putArray("security").addObject().putArray("token");
        }
        return node;
    }

    private static void content(ObjectNode node, String mediaType, ObjectNode schema) {
        node.putObject("content").putObject(mediaType).set("schema", schema);
    }

    private ObjectNode takes(Takes takes) {
        return switch (takes.kind()) {
            case JSON -> schemas.of(Objects.requireNonNull(takes.type()));
            case STREAM -> binary();
            case FORM, MULTIPART, NOTHING -> Json.MAPPER.createObjectNode().put("type", "object");
        };
    }

    private ObjectNode gives(Gives gives) {
        if (!gives.json()) {
            return binary();
        }
        ObjectNode schema = schemas.of(gives.type());
        if (!gives.list()) {
            return schema;
        }
        ObjectNode array = Json.MAPPER.createObjectNode().put("type", "array");
        array.set("items", schema);
        return array;
    }

    private static ObjectNode binary() {
        return Json.MAPPER.createObjectNode().put("type", "string").put("format", "binary");
    }

    private static void parameters(Route route, ArrayNode parameters) {
        Matcher matcher = PARAMETER.matcher(route.path());
        while (matcher.find()) {
            parameter(parameters, matcher.group(1), "path")
                    .put("required", true)
                    .set("schema", inPath(matcher.group(1)));
        }
        for (Parameter each : route.query()) {
            parameter(parameters, each.name(), "query").put("required", false).set("schema", inQuery(each));
        }
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
        return parameters.addObject().put("name", name).put("in", in);
    }

    private static ObjectNode inPath(String name) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "string");
        if (name.equals("user_id")) {
            return schema.put("pattern", "^(" + ID_PATTERN + "|me)$");
        }
        return name.endsWith("_id") ? schema.put("pattern", "^" + ID_PATTERN + "$") : schema;
    }

    private static ObjectNode inQuery(Parameter parameter) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        return switch (parameter.type()) {
            case TEXT -> schema.put("type", "string");
            case ID -> schema.put("type", "string").put("pattern", "^" + ID_PATTERN + "$");
            case FLAG -> schema.put("type", "boolean");
            case NUMBER -> number(schema, parameter);
        };
    }

    private static ObjectNode number(ObjectNode schema, Parameter parameter) {
        schema.put("type", "integer").put("format", "int64").put("minimum", parameter.minimum());
        if (parameter.maximum() < Long.MAX_VALUE) {
            schema.put("maximum", parameter.maximum());
        }
        return parameter.usual() == 0 ? schema : schema.put("default", parameter.usual());
    }

    private static String fallbackId(Route route) {
        return route.method().toLowerCase(Locale.ROOT) + route.path().replaceAll("[^A-Za-z0-9]+", "_");
    }
}
