package org.utmost.spaces.schemes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What follows a scheme. */
public enum SchemeScope {
    /** Teams, and their channels with them. */
    TEAM,
    /** Channels. */
    CHANNEL;

    /** As the API and the database write it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that name, if there is one. */
    static Optional<SchemeScope> find(String id) {
        for (SchemeScope scope : values()) {
            if (scope.id().equals(id)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
