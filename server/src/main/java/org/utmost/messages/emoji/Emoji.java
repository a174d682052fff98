package org.utmost.messages.emoji;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An emoji that a user added to this server; the API's Emoji object. Times are epoch milliseconds.
 *
 * @param name as it is written between colons
 * @param mediaType of its image
 */
public record Emoji(
        String id,
        long createAt,
        long updateAt,
        long deleteAt,
        String creatorId,
        String name,
        @JsonIgnore String mediaType) {
    /** The same, deleted. */
    Emoji deleted(long now) {
        return new Emoji(id, createAt, now, now, creatorId, name, mediaType);
    }
}
