package org.utmost.messages.unreads;

/**
 * What a user has left to read in a channel, from a post on; the API's ChannelUnreadAt object.
 *
 * @param msgCount of the channel's messages, how many the user has seen
 * @param mentionCount mentions of the user in those not seen
 * @param lastViewedAt epoch milliseconds, just before the post
 */
public record ChannelUnread(
        String teamId,
        String userId,
        String channelId,
        long msgCount,
        long mentionCount,
        long mentionCountRoot,
        long urgentMentionCount,
        long msgCountRoot,
        long lastViewedAt) {}
