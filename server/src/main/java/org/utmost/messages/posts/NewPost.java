package org.utmost.messages.posts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of CreatePost.
 *
 * @param type empty, or {@code custom_…} for clients that show it in a way of their own
 * @param fileIds uploads that become its files; null for none
 * @param createAt epoch milliseconds, by administrators only; 0 for now
 */
public record NewPost(
        @Nullable String channelId,
        @Nullable String message,
        @Nullable String rootId,
        @Nullable String pendingPostId,
        @Nullable String type,
        @Nullable Map<String, Object> props,
        @Nullable List<String> fileIds,
        boolean isPinned,
        long createAt,
        @Nullable Metadata metadata) {
    /** What of a post's metadata its author gives. */
    public record Metadata(@Nullable PostPriority priority) {}

    /** How urgent it is to be; null for a common post. */
    public @Nullable PostPriority priority() {
        return metadata == null
                        || metadata.priority() == null
                        || metadata.priority().common()
                ? null
                : metadata.priority();
    }
}
