package org.utmost.testing;

import java.util.Map;

/** Callers of servers that run elsewhere. */
public final class Callers {
    private Callers() {}

    /** One without a session, for the API at that address. */
    public static Caller at(String url) {
        return new Caller(url + "/api/v4", Map.of());
    }
}
