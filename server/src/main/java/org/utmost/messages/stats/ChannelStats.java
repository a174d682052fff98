package org.utmost.messages.stats;

/**
 * The API's ChannelStats object.
 *
 * @param memberCount members whose account is active
 * @param guestCount those of them who are guests
 * @param filesCount -1 where the caller did not want it
 */
record ChannelStats(String channelId, long memberCount, long guestCount, long pinnedpostCount, long filesCount) {}
