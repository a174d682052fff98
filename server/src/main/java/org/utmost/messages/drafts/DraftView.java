package org.utmost.messages.drafts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.utmost.messages.posts.PostViews;

/**
 * A draft as its author's clients get it.
 *
 * @param metadata what they need to show it, as a post has it
 */
public record DraftView(@JsonUnwrapped Draft draft, Map<String, Object> metadata) {
    /** That of a draft. */
    public static DraftView of(Draft draft, PostViews views) {
        return new DraftView(draft, views.metadata(draft.channelId(), draft.fileIds(), draft.priority()));
    }
}
