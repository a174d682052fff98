package org.utmost.platform.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a route and what comes out, for the documents that are made from the route table.
 *
 * @param takes the body's type; null for none
 * @param status the status of success
 * @param gives the reply's type
 * @param list whether the reply is an array of that type
 * @param query names of the query parameters
 * @param reads whether a method other than GET changes nothing all the same
 * @param queryToken whether {@code access_token} in the query authenticates
 */
public record Shape(
        @Nullable Class<?> takes,
        int status,
        Class<?> gives,
        boolean list,
        List<String> query,
        boolean reads,
        boolean queryToken) {
    private static final Shape OK = new Shape(null, 200, Map.class, false, List.of(), false, false);

    /** A reply of that type. */
    public static Shape gives(Class<?> type) {
        return new Shape(null, 200, type, false, List.of(), false, false);
    }

    /** A reply of that type with status 201. */
    public static Shape creates(Class<?> type) {
        return new Shape(null, 201, type, false, List.of(), false, false);
    }

    /** An array of that type. */
    public static Shape lists(Class<?> type) {
        return new Shape(null, 200, type, true, List.of(), false, false);
    }

    /** {@code {"status": "OK"}}. */
    public static Shape ok() {
        return OK;
    }

    /** With a body of that type. */
    public Shape from(Class<?> body) {
        return new Shape(body, status, gives, list, query, reads, queryToken);
    }

    /** With these query parameters. */
    public Shape query(String... names) {
        return new Shape(takes, status, gives, list, List.of(names), reads, queryToken);
    }

    /** Changing nothing, though the method is POST. */
    public Shape reading() {
        return new Shape(takes, status, gives, list, query, true, queryToken);
    }

    /** Taking the token from the query too. */
    public Shape withQueryToken() {
        return new Shape(takes, status, gives, list, query, reads, true);
    }
}
