package org.utmost.messages.posts;

import java.util.List;
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
        @Nullable List<String> fileIds,
        @Nullable Map<String, Object> props) {
    /** One of the message alone. */
    public static PostPatch ofMessage(String message) {
        return new PostPatch(null, message, null, null, null);
    }

    /** The same for UpdatePost: what the body leaves out is blank, but for the files, of which it does not speak. */
    PostPatch whole() {
        return new PostPatch(
                id,
                Objects.requireNonNullElse(message, ""),
                Objects.requireNonNullElse(isPinned, false),
                null,
                Objects.requireNonNullElse(props, Map.of()));
    }
}
