package org.utmost.administration.reference;

import java.util.Map;
import java.util.TreeMap;
import org.utmost.platform.http.Parameter;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.Takes;

/** The statuses other than success that a route may answer with. */
final class Failures {
    private Failures() {}

    /** Each with what it means, in words for developers. */
    static Map<Integer, String> of(Route route) {
        Map<Integer, String> statuses = new TreeMap<>();
        statuses.put(400, "Something in the request can't be taken");
        statuses.put(401, "No session, or none that is still good");
        statuses.put(403, "The caller may not do this");
        statuses.put(414, "The URL is too long");
        statuses.put(429, "Too many requests: Retry-After says when the next may come");
        statuses.put(500, "The server's fault");
        statuses.put(503, "The database is out of reach for the moment");
        if (names(route)) {
            statuses.put(404, "There is no such thing, or none that the caller may see");
        }
        if (route.takes().kind() != Takes.Kind.NOTHING) {
            statuses.put(413, "The body is too large");
        }
        if (route.method().equals("GET")) {
            statuses.put(304, "Not changed since the version in If-None-Match");
        } else {
            statuses.put(501, "The feature is switched off");
            statuses.put(507, "There is no space left to write to");
        }
        return statuses;
    }

    /** Whether a request names something, in its path, its query or its body. */
    private static boolean names(Route route) {
        return route.path().contains("{")
                || route.takes().kind() != Takes.Kind.NOTHING
                || route.query().stream().anyMatch(each -> each.type() == Parameter.Type.ID);
    }
}
