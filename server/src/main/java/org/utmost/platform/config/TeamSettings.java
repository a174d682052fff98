package org.utmost.platform.config;

import java.util.List;

/**
 * Section TeamSettings.
 *
 * @param maxUsersPerTeam members of a team at the most; 0 is no limit
 * @param userStatusAwayTimeout seconds without activity after which a user is away
 */
public record TeamSettings(
        String siteName,
        int maxUsersPerTeam,
        boolean enableUserCreation,
        boolean enableOpenServer,
        boolean enableUserDeactivation,
        String restrictCreationToDomains,
        String restrictDirectMessage,
        int userStatusAwayTimeout,
        int maxChannelsPerTeam,
        int maxNotificationsPerChannel,
        List<String> experimentalDefaultChannels,
        String teammateNameDisplay) {}
