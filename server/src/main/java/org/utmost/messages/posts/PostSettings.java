package org.utmost.messages.posts;

import org.utmost.platform.config.Section;

/**
 * What posts go by.
 *
 * @param postEditTimeLimit seconds after which an author edits no more; -1 for never
 * @param maximumMessageLength characters (Unicode code points)
 */
@Section("ServiceSettings")
public record PostSettings(
        int postEditTimeLimit,
        int maximumMessageLength,
        int minimumHashtagLength,
        boolean experimentalEnableDefaultChannelLeaveJoinMessages,
        boolean postPriority,
        boolean allowPersistentNotifications,
        boolean allowPersistentNotificationsForGuests) {}
