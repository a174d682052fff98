package org.utmost.messages.scheduled;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.utmost.messages.posts.PostViews;

/**
 * A post for later as its author's clients get it.
 *
 * @param metadata what they need to show it, as a post has it
 */
public record ScheduledPostView(@JsonUnwrapped ScheduledPost post, Map<String, Object> metadata) {
    /** That of a post. */
    public static ScheduledPostView of(ScheduledPost post, PostViews views) {
        return new ScheduledPostView(
                post,
                views.metadata(
                        post.draft().channelId(),
                        post.draft().fileIds(),
                        post.draft().priority()));
    }
}
