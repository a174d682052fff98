package org.utmost.messages.emoji;

import org.utmost.messages.posts.PostsChange;

/** What happens to the emoji of this server. */
public sealed interface EmojiEvent extends PostsChange {
    /** The emoji as it is now. */
    Emoji emoji();

    /** It was added. */
    record Added(Emoji emoji) implements EmojiEvent {}

    /** It was deleted. */
    record Deleted(Emoji emoji) implements EmojiEvent {}
}
