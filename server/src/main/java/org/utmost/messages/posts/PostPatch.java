package org.utmost.messages.posts;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of PatchPost and UpdatePost: what is null stays as it is.
 *
 * @param id for UpdatePost, which repeats it
 */
public record PostPatch(
        @Nullable String id,
        @Nullable String message,
        @Nullable Boolean isPinned,
        @Nullable Map<String, Object> props) {
    /** One of the message alone. */
    public static PostPatch ofMessage(String message) {
        return new PostPatch(null, message, null, null);
    }

    /** The same for UpdatePost: what the body leaves out is blank. */
    PostPatch whole() {
        return new PostPatch(
                id,
                Objects.requireNonNullElse(message, ""),
                Objects.requireNonNullElse(isPinned, false),
                Objects.requireNonNullElse(props, Map.of()));
    }
}
