package org.utmost.messages.reactions;

import org.utmost.messages.emoji.NamesEmoji;

/**
 * One user's emoji on one post; the API's Reaction object. Times are epoch milliseconds, later than any change of the post
 * before.
 *
 * @param deleteAt when it was removed, for those who are told of that; else 0
 */
public record Reaction(
        String userId, String postId, String emojiName, long createAt, long updateAt, long deleteAt, String channelId)
        implements NamesEmoji {
    /** One that is there. */
    static Reaction of(String userId, String postId, String emojiName, long createAt, String channelId) {
        return new Reaction(userId, postId, emojiName, createAt, createAt, 0, channelId);
    }

    /** The same, removed. */
    Reaction removed(long now) {
        return new Reaction(userId, postId, emojiName, createAt, now, now, channelId);
    }
}
