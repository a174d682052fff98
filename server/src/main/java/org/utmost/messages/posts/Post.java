package org.utmost.messages.posts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message; the API's Post object. Times are epoch milliseconds.
 *
 * @param rootId the post that it replies to; empty if it begins a thread
 * @param originalId for a former version, the post that it was a version of
 * @param type empty for what a user wrote, {@code system_…} for what the server did
 * @param pendingPostId the client's own id, in the reply to the post's making and in its event only
 */
public record Post(
        String id,
        long createAt,
        long updateAt,
        long editAt,
        long deleteAt,
        boolean isPinned,
        String userId,
        String channelId,
        String rootId,
        String originalId,
        String message,
        String type,
        @JsonIgnore PostProps props,
        String hashtags,
        String pendingPostId,
        long replyCount,
        long lastReplyAt) {
    @JsonProperty("props")
    Map<String, Object> shownProps() {
        return Attachments.shown(props.values());
    }

    @JsonProperty
    @Nullable
    List<String> participants() {
        return null;
    }

    /** What clients need to show it: here, whether it has attachments. */
    @JsonProperty
    Map<String, Object> metadata() {
        return props.values().get(Attachments.PROP) instanceof List<?> attachments && !attachments.isEmpty()
                ? Map.of("embeds", List.of(Map.of("type", "message_attachment")))
                : Map.of();
    }

    /** Whether the server wrote it. */
    @JsonIgnore
    public boolean system() {
        return type.startsWith("system_");
    }

    /** Whether it only tells of someone's coming or going, which leaves nobody anything to read. */
    @JsonIgnore
    boolean joinOrLeave() {
        return switch (type) {
            case "system_join_channel",
                    "system_leave_channel",
                    "system_join_team",
                    "system_leave_team",
                    "system_add_to_channel",
                    "system_add_to_team",
                    "system_remove_from_channel",
                    "system_remove_from_team" -> true;
            default -> false;
        };
    }

    /** The same with the client's own id. */
    Post answering(String pendingPostId) {
        return new Post(
                id,
                createAt,
                updateAt,
                editAt,
                deleteAt,
                isPinned,
                userId,
                channelId,
                rootId,
                originalId,
                message,
                type,
                props,
                hashtags,
                pendingPostId,
                replyCount,
                lastReplyAt);
    }

    /** The same, written at that time. */
    Post at(long time) {
        return time == createAt
                ? this
                : new Post(
                        id,
                        time,
                        time,
                        editAt,
                        deleteAt,
                        isPinned,
                        userId,
                        channelId,
                        rootId,
                        originalId,
                        message,
                        type,
                        props,
                        hashtags,
                        pendingPostId,
                        replyCount,
                        lastReplyAt);
    }

    /** The new version after an edit. */
    Post edited(PostPatch patch, String hashtags, PostProps props, long now) {
        String text = patch.message() == null ? message : patch.message();
        return new Post(
                id,
                createAt,
                now,
                text.equals(message) ? editAt : now,
                deleteAt,
                patch.isPinned() == null ? isPinned : patch.isPinned(),
                userId,
                channelId,
                rootId,
                originalId,
                text,
                type,
                props,
                hashtags,
                "",
                replyCount,
                lastReplyAt);
    }

    /** The former version, kept under an id of its own. */
    Post former(String formerId, long now) {
        return new Post(
                formerId, createAt, now, editAt, now, isPinned, userId, channelId, rootId, id, message, type, props,
                hashtags, "", 0, 0);
    }

    /** A deleted post as others get it: that it was there, not what it said. */
    Post deleted(long now) {
        return new Post(
                id,
                createAt,
                now,
                editAt,
                now,
                isPinned,
                userId,
                channelId,
                rootId,
                originalId,
                "",
                type,
                PostProps.NONE,
                "",
                "",
                replyCount,
                lastReplyAt);
    }
}
