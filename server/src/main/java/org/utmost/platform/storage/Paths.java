package org.utmost.platform.storage;

import java.util.Set;

/** What a path of a storage may be. */
public final class Paths {
    private static final Set<String> MOVING = Set.of("", ".", "..");
    private static final int MOST = 900;

    private Paths() {}

    /** The path, or an {@link IllegalArgumentException}. */
    static String checked(String path) {
        if (!isOne(path)) {
            throw new IllegalArgumentException("no path of a storage: " + path);
        }
        return path;
    }

    /** Whether it is one. */
    public static boolean isOne(String path) {
        boolean moves = false;
        for (String step : path.split("/", -1)) {
            moves |= MOVING.contains(step);
        }
        return !moves && path.length() <= MOST && path.chars().noneMatch(c -> c < ' ' || c == '\\');
    }
}
