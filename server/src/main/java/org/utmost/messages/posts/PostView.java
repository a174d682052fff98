package org.utmost.messages.posts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post as its readers get it; the API's Post object: its row, and what others know of it ({@link PostPart}). Made for one
 * reply or message by {@link PostViews}.
 */
public final class PostView {
    private final Post post;
    private final Map<String, Object> metadata;
    private final boolean following;
    private @Nullable List<?> participants;

    PostView(Post post) {
        this(post, new LinkedHashMap<>(), false);
    }

    private PostView(Post post, Map<String, Object> metadata, boolean following) {
        this.post = post;
        this.metadata = metadata;
        this.following = following;
    }

    /** Its row. */
    @JsonUnwrapped
    @JsonProperty
    public Post post() {
        return post;
    }

    @JsonProperty
    Map<String, Object> props() {
        return Attachments.shown(post.props().values());
    }

    /** What clients need to show it, beside its text. */
    @JsonProperty
    Map<String, Object> metadata() {
        return metadata;
    }

    /** What a part before added to its metadata; null if none did. */
    public @Nullable Object metadata(String name) {
        return metadata.get(name);
    }

    /** Adds to its metadata. */
    public void metadata(String name, Object value) {
        metadata.put(name, value);
    }

    /** Who replied to it, in lists of clients that show threads apart; null elsewhere and where nobody did. */
    @JsonProperty
    @Nullable
    List<?> participants() {
        return participants;
    }

    /** Whether its reader follows its thread, where that is told. */
    @JsonProperty("is_following")
    @JsonInclude(Include.NON_DEFAULT)
    boolean isFollowing() {
        return following;
    }

    /** The same for a reader who follows its thread. */
    public PostView following() {
        PostView followed = new PostView(post, metadata, true);
        followed.participants = participants;
        return followed;
    }

    void participants(List<?> those) {
        participants = those;
    }
}
