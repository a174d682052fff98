package org.utmost.messages.scheduled;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.drafts.NewDraft;
import org.utmost.messages.posts.NewPost;
import org.utmost.messages.posts.PostPriority;

/**
 * The body of CreateScheduledPost and UpdateScheduledPost.
 *
 * @param id for an update, which repeats it
 * @param scheduledAt epoch milliseconds
 */
record NewScheduledPost(
        @Nullable String id,
        @Nullable String channelId,
        @Nullable String rootId,
        @Nullable String message,
        @Nullable Map<String, Object> props,
        @Nullable List<String> fileIds,
        @Nullable PostPriority priority,
        NewPost.@Nullable Metadata metadata,
        long scheduledAt) {
    NewDraft draft() {
        return new NewDraft(channelId, rootId, message, props, fileIds, priority, metadata);
    }
}
