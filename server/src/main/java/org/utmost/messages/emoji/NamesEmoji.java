package org.utmost.messages.emoji;

/** Something that readers of a post see with an emoji. */
public interface NamesEmoji {
    /** The emoji's name. */
    String emojiName();
}
