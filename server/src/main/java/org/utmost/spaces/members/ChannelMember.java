package org.utmost.spaces.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One user in one channel; the API's ChannelMember object. Times are epoch milliseconds.
 *
 * @param roles the names of all roles they have in the channel, separated by spaces
 * @param explicitRoles roles beyond those that the three flags stand for in the scheme of the channel
 * @param lastViewedAt null where it is another user's, as {@code lastUpdateAt} then is
 * @param msgCount of the channel's messages, how many this user has seen
 * @param mentionCount unread mentions
 */
@RecordBuilder
public record ChannelMember(
        String channelId,
        String userId,
        String roles,
        String explicitRoles,
        @JsonInclude(Include.NON_NULL) @Nullable Long lastViewedAt,
        long msgCount,
        long msgCountRoot,
        long mentionCount,
        long mentionCountRoot,
        Map<String, String> notifyProps,
        @JsonInclude(Include.NON_NULL) @Nullable Long lastUpdateAt,
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

    /** What a user sees of it: when they looked and were active is for its owner alone. */
    ChannelMember seenBy(String reader) {
        if (reader.equals(userId)) {
            return this;
        }
        return ChannelMemberBuilder.builder(this)
                .lastViewedAt(null)
                .lastUpdateAt(null)
                .build();
    }
}
