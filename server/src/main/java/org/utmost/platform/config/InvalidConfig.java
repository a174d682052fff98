package org.utmost.platform.config;

import java.util.Map;
import org.utmost.platform.text.Texts;

/** A configuration value that can't be taken; nothing was changed. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Map<String, String> parameters;

    InvalidConfig(String id, String key, Object expected) {
        super(Texts.get("en", id, Map.of("key", key, "expected", expected)));
        this.id = id;
        this.parameters = Map.of("key", key, "expected", String.valueOf(expected));
    }

    /** The error id for the API. */
    public String id() {
        return id;
    }

    /** What the message names: {@code key} and {@code expected}. */
    public Map<String, String> parameters() {
        return parameters;
    }
}
