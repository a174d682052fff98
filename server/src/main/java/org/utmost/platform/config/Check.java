package org.utmost.platform.config;

import java.util.Locale;
import java.util.Set;

/** The range checks of the sections, with the API's error ids {@code model.config.is_valid.*.app_error}. */
final class Check {
    private Check() {}

    static void atLeast(long minimum, long value, String id, String key) {
        if (value < minimum) {
            throw new InvalidConfig("model.config.is_valid." + id + ".app_error", key, "≥ " + minimum);
        }
    }

    static void between(long minimum, long maximum, long value, String id, String key) {
        if (value < minimum || value > maximum) {
            throw new InvalidConfig("model.config.is_valid." + id + ".app_error", key, minimum + " … " + maximum);
        }
    }

    static void oneOf(Set<String> allowed, String value, String id, String key) {
        if (!allowed.contains(value.toLowerCase(Locale.ROOT))) {
            throw new InvalidConfig("model.config.is_valid." + id + ".app_error", key, String.join(", ", allowed));
        }
    }

    static void that(boolean valid, String id, String key, String expected) {
        if (!valid) {
            throw new InvalidConfig("model.config.is_valid." + id + ".app_error", key, expected);
        }
    }
}
