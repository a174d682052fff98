package org.utmost.spaces.schemes;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of PatchScheme: what is null stays as it is. */
record SchemePatch(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String description) {
    /** The scheme with the changes. */
    Scheme on(Scheme old, long now) {
        return old.with(
                Objects.requireNonNullElse(name, old.name()),
                Objects.requireNonNullElse(displayName, old.displayName()),
                Objects.requireNonNullElse(description, old.description()),
                now);
    }
}
