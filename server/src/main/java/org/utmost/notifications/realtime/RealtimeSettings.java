package org.utmost.notifications.realtime;

import org.utmost.platform.config.Section;

/**
 * What clients are told of.
 */
@Section("ServiceSettings")
public record RealtimeSettings(boolean enableUserTypingMessages, boolean enableChannelViewedMessages) {}
