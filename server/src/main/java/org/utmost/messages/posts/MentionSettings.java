package org.utmost.messages.posts;

import org.utmost.platform.config.Section;

/**
 * What mentions go by.
 *
 * @param maxNotificationsPerChannel members up to whom a whole channel can be mentioned
 */
@Section("TeamSettings")
public record MentionSettings(int maxNotificationsPerChannel) {}
