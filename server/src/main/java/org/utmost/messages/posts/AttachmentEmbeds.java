package org.utmost.messages.posts;

import java.util.List;
import java.util.Map;

/** Tells clients of the posts that have message attachments. */
public final class AttachmentEmbeds implements PostPart {
    @Override
    public boolean concerns(Post post) {
        return post.props().values().get(Attachments.PROP) instanceof List<?> attachments && !attachments.isEmpty();
    }

    @Override
    public void addTo(List<PostView> posts) {
        posts.forEach(post -> post.metadata("embeds", List.of(Map.of("type", "message_attachment"))));
    }
}
