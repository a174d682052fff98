package org.utmost.messages.drafts;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.NewPost;
import org.utmost.messages.posts.PostPriority;

/**
 * What a client sends of a draft, or of a post for later.
 *
 * @param priority how urgent the post is to be; clients send it here or in the metadata
 */
public record NewDraft(
        @Nullable String channelId,
        @Nullable String rootId,
        @Nullable String message,
        @Nullable Map<String, Object> props,
        @Nullable List<String> fileIds,
        @Nullable PostPriority priority,
        NewPost.@Nullable Metadata metadata) {
    /** The same with nothing missing. */
    public Draft of(String userId, long now) {
        return new Draft(
                now,
                now,
                0,
                userId,
                requireNonNullElse(channelId, ""),
                requireNonNullElse(rootId, ""),
                requireNonNullElse(message, ""),
                requireNonNullElse(props, Map.of()),
                requireNonNullElse(fileIds, List.of()),
                priority == null && metadata != null ? metadata.priority() : priority);
    }
}
