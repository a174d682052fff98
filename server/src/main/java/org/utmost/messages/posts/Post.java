package org.utmost.messages.posts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.index.PostWords;

/**
 * A message as it is stored: a row of the table posts. Readers get it as a {@link PostView}. Times are epoch milliseconds.
 *
 * @param rootId the post that it replies to; empty if it begins a thread
 * @param originalId for a former version, the post that it was a version of
 * @param type empty for what a user wrote, {@code system_…} for what the server did
 * @param pendingPostId the client's own id, in the reply to the post's making and in its event only
 * @param fileIds those of the files that are shown with it
 * @param hasReactions whether anybody may have reacted
 * @param priority null for a common post
 */
@RecordBuilder
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
        long lastReplyAt,
        @JsonInclude(Include.NON_EMPTY) List<String> fileIds,
        @JsonInclude(Include.NON_DEFAULT) boolean hasReactions,
        @JsonIgnore @Nullable PostPriority priority) {
    /** The types of posts that only tell of someone's coming or going. */
    public static final List<String> JOIN_OR_LEAVE = List.of(
            "system_join_channel",
            "system_leave_channel",
            "system_join_team",
            "system_leave_team",
            "system_add_to_channel",
            "system_add_to_team",
            "system_remove_from_channel",
            "system_remove_from_team");

    /** A new post, without what most have not. */
    static PostBuilder fresh(String id, long now, String userId, String channelId, String message) {
        return PostBuilder.builder()
                .id(id)
                .createAt(now)
                .updateAt(now)
                .userId(userId)
                .channelId(channelId)
                .rootId("")
                .originalId("")
                .message(message)
                .type("")
                .props(PostProps.NONE)
                .hashtags("")
                .pendingPostId("")
                .fileIds(List.of());
    }

    /** Whether the server wrote it. */
    @JsonIgnore
    public boolean system() {
        return type.startsWith("system_");
    }

    /** Whether it only tells of someone's coming or going, which leaves nobody anything to read. */
    @JsonIgnore
    boolean joinOrLeave() {
        return JOIN_OR_LEAVE.contains(type);
    }

    /** What is written in it: its message, and the texts of its attachments. */
    @JsonIgnore
    public List<String> texts() {
        List<String> beside = Attachments.texts(props.values());
        return beside.isEmpty()
                ? List.of(message)
                : Stream.concat(Stream.of(message), beside.stream()).toList();
    }

    /** Where it stands among all posts. */
    PostIndex.Place place() {
        return new PostIndex.Place(id, createAt);
    }

    /** By what it is found: nothing if the server wrote it. */
    PostWords words() {
        return system() ? PostWords.NONE : PostWords.of(channelId, userId, texts(), hashtags);
    }

    /** Its entry among what can be found. */
    public PostIndex.Entry entry() {
        return new PostIndex.Entry(place(), words());
    }

    private PostBuilder with() {
        return PostBuilder.builder(this);
    }

    /** The same with the client's own id. */
    Post answering(String pendingPostId) {
        return with().pendingPostId(pendingPostId).build();
    }

    /** The same with those files. */
    Post holding(List<String> files) {
        return with().fileIds(files).build();
    }

    /** The same, written at that time. */
    Post at(long time) {
        return time == createAt ? this : with().createAt(time).updateAt(time).build();
    }

    /** The new version after an edit, with those files. */
    Post edited(PostPatch patch, String hashtags, PostProps props, List<String> files, long now) {
        String text = patch.message() == null ? message : patch.message();
        return with().updateAt(now)
                .editAt(text.equals(message) && files.equals(fileIds) ? editAt : now)
                .isPinned(patch.isPinned() == null ? isPinned : patch.isPinned())
                .message(text)
                .props(props)
                .hashtags(hashtags)
                .pendingPostId("")
                .fileIds(files)
                .build();
    }

    /** The former version, kept under an id of its own. */
    Post former(String formerId, long now) {
        return with().id(formerId)
                .updateAt(now)
                .deleteAt(now)
                .originalId(id)
                .pendingPostId("")
                .replyCount(0)
                .lastReplyAt(0)
                .hasReactions(false)
                .priority(null)
                .build();
    }

    /** A deleted post as others get it: that it was there, not what it said. */
    Post deleted(long now) {
        return with().updateAt(now)
                .deleteAt(now)
                .message("")
                .props(PostProps.NONE)
                .hashtags("")
                .pendingPostId("")
                .fileIds(List.of())
                .hasReactions(false)
                .priority(null)
                .build();
    }
}
