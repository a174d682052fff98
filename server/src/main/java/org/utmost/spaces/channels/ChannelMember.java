package org.utmost.spaces.channels;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One user in one channel; the API's ChannelMember object. Times are epoch milliseconds.
 *
 * @param explicitRoles roles beyond those of the three flags, separated by spaces
 * @param msgCount of the channel's messages, how many this user has seen
 * @param mentionCount unread mentions
 */
public record ChannelMember(
        String channelId,
        String userId,
        String explicitRoles,
        long lastViewedAt,
        long msgCount,
        long msgCountRoot,
        long mentionCount,
        long mentionCountRoot,
        Map<String, String> notifyProps,
        long lastUpdateAt,
        boolean schemeGuest,
        boolean schemeUser,
        boolean schemeAdmin) {
    static final Map<String, String> DEFAULT_NOTIFY_PROPS = Map.of(
            "desktop", "default",
            "email", "default",
            "push", "default",
            "mark_unread", "all",
            "ignore_channel_mentions", "default",
            "channel_auto_follow_threads", "off");

    /** All roles they have in the channel. */
    @JsonProperty
    public String roles() {
        StringBuilder roles = new StringBuilder(explicitRoles);
        append(roles, schemeGuest, "channel_guest");
        append(roles, schemeUser, "channel_user");
        append(roles, schemeAdmin, "channel_admin");
        return roles.toString();
    }

    private static void append(StringBuilder roles, boolean has, String role) {
        if (has) {
            roles.append(roles.isEmpty() ? "" : " ").append(role);
        }
    }
}
