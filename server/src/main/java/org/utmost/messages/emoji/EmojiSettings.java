package org.utmost.messages.emoji;

import org.utmost.platform.config.Section;

/**
 * What emoji go by.
 *
 * @param enableCustomEmoji whether users add emoji to those that everybody has
 */
@Section("ServiceSettings")
public record EmojiSettings(boolean enableCustomEmoji) {}
