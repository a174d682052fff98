package org.utmost.platform.config;

import java.util.Map;
import org.utmost.platform.text.Texts;

/** A configuration value that can't be taken; nothing was changed. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final Map<String, String> parameters;

    /** That a key's value, whose text has that id, is not what is expected. */
    public InvalidConfig(String id, String key, Object expected) {
        super(Texts.get("en", textId(id), Map.of("key", key, "expected", expected)));
        this.id = id;
        this.parameters = Map.of("key", key, "expected", String.valueOf(expected));
    }

    /** The id of the text that says so: all rules break in the same words. */
    public String textId() {
        return textId(id);
    }

    private static String textId(String id) {
        return id.startsWith("model.config.is_valid.") ? "app.config.value.rule.app_error" : id;
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
