package org.utmost.messages.emoji;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of an emoji that it sends the image of.
 *
 * @param creatorId who it is by: the caller
 * @param name as it is written between colons
 */
record NewEmoji(String creatorId, String name) {
    /** As it is in the form. */
    record Wanted(@Nullable String creatorId, @Nullable String name) {
        NewEmoji emoji() {
            return new NewEmoji(requireNonNullElse(creatorId, ""), requireNonNullElse(name, ""));
        }
    }
}
