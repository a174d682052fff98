package org.utmost.administration.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.utmost.platform.http.Access;
import org.utmost.platform.http.ErrorBody;
import org.utmost.platform.http.PermissionId;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.http.Shape;
import org.utmost.platform.json.Json;

/** The OpenAPI 3.1 document of what this server answers, made from its route table. */
final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final Schemas schemas = new Schemas();
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
        node.put("description", access(route.access()));
        parameters(route, node.putArray("parameters"));
        Shape shape = route.shape();
        if (shape.takes() != null) {
            node.putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(shape.takes()));
        }
        ObjectNode schema = schemas.of(shape.gives());
        if (shape.list()) {
            ObjectNode array = Json.MAPPER.createObjectNode().put("type", "array");
            array.set("items", schema);
            schema = array;
        }
        ObjectNode responses = node.putObject("responses");
        responses
                .putObject(String.valueOf(shape.status()))
                .put("description", "Success")
                .putObject("content")
                .putObject("application/json")
                .set("schema", schema);
        Failures.of(route).forEach((status, why) -> response(responses, status, why));
        if (route.access().kind() != Access.Kind.ANYONE) {
            node.putArray("security").addObject().putArray("token");
        }
        return node;
    }

    /** A status other than success; what is wrong says the API's error object. */
    private void response(ObjectNode responses, int status, String why) {
        ObjectNode response = responses.putObject(String.valueOf(status)).put("description", why);
        if (status >= 400) {
            response.putObject("content").putObject("application/json").set("schema", schemas.of(ErrorBody.class));
        }
    }

    private static void parameters(Route route, ArrayNode parameters) {
        Matcher matcher = PARAMETER.matcher(route.path());
        while (matcher.find()) {
            parameter(parameters, matcher.group(1), "path", true);
        }
        route.shape().query().forEach(name -> parameter(parameters, name, "query", false));
    }

    private static void parameter(ArrayNode parameters, String name, String in, boolean required) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .set("schema", ParameterType.of(name, required).schema());
    }

    private static String access(Access access) {
        String names = access.permissions().stream()
                .map(PermissionId::id)
                .filter(id -> !id.startsWith("sysconsole_"))
                .collect(Collectors.joining(", "));
        return switch (access.kind()) {
            case ANYONE -> "Needs no session.";
            case SESSION -> "For every user with a session.";
            case SERVICE -> "Depends on the object and on: " + names + ".";
            case SYSTEM ->
                names.isEmpty() ? "For those with a part of the system console." : "Needs one of: " + names + ".";
        };
    }

    private static String fallbackId(Route route) {
        return route.method().toLowerCase(Locale.ROOT) + route.path().replaceAll("[^A-Za-z0-9]+", "_");
    }
}
