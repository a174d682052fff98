package org.utmost.messages.threads;

import java.util.List;

/**
 * A page of the threads that a user follows; the API's UserThreads object.
 *
 * @param total how many there are, unread ones if only they are asked for
 * @param totalUnreadUrgentMentions mentions in threads of urgent posts
 */
record UserThreads(
        long total,
        long totalUnreadThreads,
        long totalUnreadMentions,
        long totalUnreadUrgentMentions,
        List<UserThread> threads) {
    /** The counts alone. */
    UserThreads with(List<UserThread> page) {
        return new UserThreads(total, totalUnreadThreads, totalUnreadMentions, totalUnreadUrgentMentions, page);
    }
}
