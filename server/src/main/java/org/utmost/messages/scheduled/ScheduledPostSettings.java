package org.utmost.messages.scheduled;

import org.utmost.platform.config.Section;

/**
 * What posts for later go by.
 *
 * @param scheduledPosts whether there are any
 */
@Section("ServiceSettings")
public record ScheduledPostSettings(boolean scheduledPosts) {}
