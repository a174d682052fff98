package org.utmost.messages.threads;

import java.util.List;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostPriority;
import org.utmost.messages.posts.PostView;

/**
 * A thread as a user follows it; the API's UserThread object. Times are epoch milliseconds.
 *
 * @param id that of the post that begins it
 * @param participants those who replied, the last of them last: their ids, or what the reader may see of them
 * @param isUrgent whether the post is
 */
public record UserThread(
        String id,
        long replyCount,
        long lastReplyAt,
        long lastViewedAt,
        List<?> participants,
        PostView post,
        long unreadReplies,
        long unreadMentions,
        boolean isUrgent,
        long deleteAt) {
    /** That of a membership. */
    public static UserThread of(ThreadMembership membership, PostView root, List<?> participants) {
        Post post = root.post();
        PostPriority priority = post.priority();
        return new UserThread(
                post.id(),
                post.replyCount(),
                post.lastReplyAt(),
                membership.lastViewAt(),
                participants,
                root,
                membership.unreadReplies(),
                membership.unreadMentions(),
                priority != null && priority.urgent(),
                post.deleteAt());
    }
}
