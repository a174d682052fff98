package org.utmost.platform.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The errors that a route answers with where it does not succeed.
 *
 * @param ids the API's error ids by status
 */
public record Fails(SortedMap<Integer, SortedSet<String>> ids) {
    static final Fails NEVER = new Fails(new TreeMap<>());

    public Fails {
        SortedMap<Integer, SortedSet<String>> copy = new TreeMap<>();
        ids.forEach((status, some) -> copy.put(status, Collections.unmodifiableSortedSet(new TreeSet<>(some))));
        ids = Collections.unmodifiableSortedMap(copy);
    }

    /** Errors of one status. */
    public static Fails with(int status, String... ids) {
        return new Fails(new TreeMap<>(Map.of(status, new TreeSet<>(List.of(ids)))));
    }

    /** These and others of one status. */
    public Fails and(int status, String... others) {
        return and(with(status, others));
    }

    /** These and others. */
    public Fails and(Fails others) {
        SortedMap<Integer, SortedSet<String>> all = new TreeMap<>(ids);
        others.ids.forEach((status, more) -> all.merge(status, more, Fails::union));
        return new Fails(all);
    }

    /** Whether the error is one of these. */
    boolean has(ApiError error) {
        SortedSet<String> some = ids.get(error.status());
        return some != null && some.contains(error.id());
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }
}
