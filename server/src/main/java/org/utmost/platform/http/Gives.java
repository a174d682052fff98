package org.utmost.platform.http;

import java.util.Map;

/**
 * What a route answers with on success.
 *
 * @param type of the JSON, or of what is in its array
 * @param list whether the JSON is an array of that type
 * @param mediaType {@code application/json}, or what the bytes are; empty for a redirect
 */
public record Gives(int status, Class<?> type, boolean list, String mediaType) {
    private static final String JSON = "application/json";

    /** {@code {"status": "OK"}}. */
    static final Gives OK = json(200, Map.class, false);

    static Gives json(int status, Class<?> type, boolean list) {
        return new Gives(status, type, list, JSON);
    }

    static Gives bytes(String mediaType) {
        return new Gives(200, byte[].class, false, mediaType);
    }

    static Gives redirect() {
        return new Gives(302, byte[].class, false, "");
    }

    /** Whether it is JSON. */
    public boolean json() {
        return mediaType.equals(JSON);
    }
}
