package org.utmost.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The route table, and the trie that finds a path's route in one walk; a literal step wins over a parameter. A last step
 * {@code {name...}} takes all that is left of a path, unless a literal step begins it.
 */
public final class Router {
    /** A route and what its parameters are in this path. */
    public record Match(Route route, Map<String, String> parameters) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Route> routes = new HashMap<>();
        private final Map<String, Route> rest = new HashMap<>();
        private @Nullable Node parameter;
    }

    private static final String REST = "...}";

    private final String prefix;
    private final Node root;
    private final List<Route> routes;

    /** An empty table. */
    public Router() {
        this("", new Node(), new ArrayList<>());
    }

    private Router(String prefix, Node root, List<Route> routes) {
        this.prefix = prefix;
        this.root = root;
        this.routes = routes;
    }

    /** The same table, for adding routes below a path. */
    public Router below(String path) {
        return new Router(prefix + path, root, routes);
    }

    public Route.Row get(String path, Route.Handler handler) {
        return row("GET", path, handler);
    }

    public Route.Row post(String path, Route.Handler handler) {
        return row("POST", path, handler);
    }

    public Route.Row put(String path, Route.Handler handler) {
        return row("PUT", path, handler);
    }

    public Route.Row patch(String path, Route.Handler handler) {
        return row("PATCH", path, handler);
    }

    public Route.Row delete(String path, Route.Handler handler) {
        return row("DELETE", path, handler);
    }

    private Route.Row row(String method, String path, Route.Handler handler) {
        return new Route.Row(method, prefix + path, handler, this::add);
    }

    /** Every route, in the order they were added. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /**
     * The route for a method and a path, whose steps are decoded one by one, so that a slash may be within one; null if there
     * is none. HEAD finds what GET does.
     */
    public @Nullable Match find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<String> steps = steps(path);
        List<String> values = new ArrayList<>(2);
        Route route = find(root, steps, 0, wanted, values);
        return route == null ? null : new Match(route, parameters(route, values));
    }

    private static @Nullable Route find(Node node, List<String> steps, int at, String method, List<String> values) {
        if (at == steps.size()) {
            return node.routes.get(method);
        }
        Node literal = node.literals.get(steps.get(at));
        Route found = literal == null ? null : find(literal, steps, at + 1, method, values);
        if (found == null && node.parameter != null) {
            values.add(steps.get(at));
            found = find(node.parameter, steps, at + 1, method, values);
            if (found == null) {
                values.removeLast();
            }
        }
        List<String> rest = steps.subList(at, steps.size());
        boolean whole = rest.stream().noneMatch(step -> step.contains("/"));
        if (found == null && literal == null && whole && node.rest.containsKey(method)) {
            values.add(String.join("/", rest));
            found = node.rest.get(method);
        }
        return found;
    }

    private void add(Route route) {
        Node node = root;
        routes.add(route);
        for (String step : steps(route.path())) {
            if (step.endsWith(REST)) {
                node.rest.put(route.method(), route);
                return;
            }
            if (step.startsWith("{")) {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            } else {
                node = node.literals.computeIfAbsent(step, ignored -> new Node());
            }
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalStateException("two routes for " + route.method() + " " + route.path());
        }
    }

    private static Map<String, String> parameters(Route route, List<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new HashMap<>();
        int next = 0;
        for (String step : steps(route.path())) {
            if (step.startsWith("{")) {
                String name = step.substring(1, step.length() - (step.endsWith(REST) ? REST.length() : 1));
                parameters.put(name, values.get(next++));
            }
        }
        return parameters;
    }

    /** The path's steps; a slash at the end, or one too many, makes no difference. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>(8);
        int from = 1;
        while (from < path.length()) {
            int to = path.indexOf('/', from);
            if (to < 0) {
                to = path.length();
            }
            if (to > from) {
                steps.add(decoded(path.substring(from, to)));
            }
            from = to + 1;
        }
        return steps;
    }

    private static String decoded(String step) {
        return step.indexOf('%') < 0 ? step : URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
