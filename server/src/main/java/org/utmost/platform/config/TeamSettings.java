package org.utmost.platform.config;

import java.util.List;
import java.util.Set;

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
        String teammateNameDisplay) {
    public TeamSettings {
        Check.atLeast(0, maxUsersPerTeam, "max_users", "TeamSettings.MaxUsersPerTeam");
        Check.atLeast(1, maxChannelsPerTeam, "max_channels", "TeamSettings.MaxChannelsPerTeam");
        Check.atLeast(
                1, maxNotificationsPerChannel, "max_notify_per_channel", "TeamSettings.MaxNotificationsPerChannel");
        Check.atLeast(1, userStatusAwayTimeout, "user_status_away_timeout", "TeamSettings.UserStatusAwayTimeout");
        Check.oneOf(
                Set.of("any", "team"),
                restrictDirectMessage,
                "restrict_direct_message",
                "TeamSettings.RestrictDirectMessage");
        Check.oneOf(
                Set.of("username", "full_name", "nickname_full_name"),
                teammateNameDisplay,
                "teammate_name_display",
                "TeamSettings.TeammateNameDisplay");
        Check.that(siteName.length() <= 30, "sitename_length", "TeamSettings.SiteName", "≤ 30");
    }
}
