package org.utmost.platform.storage;

import java.util.Set;

/** What a path of a storage may be. */
final class Paths {
    private static final Set<String> MOVING = Set.of("", ".", "..");
    private static final int MOST = 900;

    private Paths() {}

    /** The path, or an {@link IllegalArgumentException}. */
    static String checked(String path) {
        boolean moves = false;
        for (String step : path.split("/", -1)) {
            moves |= MOVING.contains(step);
        }
        if (moves || path.length() > MOST || path.chars().anyMatch(c -> c < ' ' || c == '\\')) {
            throw new IllegalArgumentException("no path of a storage: " + path);
        }
        return path;
    }
}
