package org.utmost.messages.threads;

/**
 * What one user has to do with a thread. Times are epoch milliseconds.
 *
 * @param postId the post that begins it
 * @param following whether the user is told of replies; false for who stopped following
 * @param lastViewAt the time up to which the user has seen replies
 * @param unreadReplies how many came since
 * @param unreadMentions how many of them mention the user
 */
public record ThreadMembership(
        String userId, String postId, boolean following, long lastViewAt, long unreadReplies, long unreadMentions) {}
