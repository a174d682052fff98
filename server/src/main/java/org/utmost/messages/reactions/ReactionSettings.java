package org.utmost.messages.reactions;

import org.utmost.platform.config.Section;

/**
 * What reactions go by.
 *
 * @param uniqueEmojiReactionLimitPerPost different emoji on one post at the most
 */
@Section("ServiceSettings")
public record ReactionSettings(int uniqueEmojiReactionLimitPerPost) {}
