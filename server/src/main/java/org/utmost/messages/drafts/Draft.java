package org.utmost.messages.drafts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.PostPriority;

/**
 * What a user has not sent yet, in a channel or in a thread there; the API's Draft object, of which each place has one. Times
 * are epoch milliseconds.
 *
 * @param deleteAt 0 while it is kept
 * @param rootId the thread; empty for the channel itself
 */
public record Draft(
        long createAt,
        long updateAt,
        long deleteAt,
        String userId,
        String channelId,
        String rootId,
        String message,
        Map<String, Object> props,
        @JsonInclude(Include.NON_EMPTY) List<String> fileIds,
        @JsonInclude(Include.NON_NULL) @Nullable PostPriority priority) {
    /** Whether there is nothing in it. */
    boolean empty() {
        return message.isEmpty() && fileIds.isEmpty();
    }

    /** The same with these times. */
    public Draft saved(long createdAt, long updatedAt) {
        return new Draft(createdAt, updatedAt, 0, userId, channelId, rootId, message, props, fileIds, priority);
    }

    Draft deleted(long now) {
        return new Draft(createAt, now, now, userId, channelId, rootId, message, props, fileIds, priority);
    }
}
