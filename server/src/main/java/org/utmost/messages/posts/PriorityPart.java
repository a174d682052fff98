package org.utmost.messages.posts;

import java.util.List;

/** Tells how urgent a post is. */
public final class PriorityPart implements PostPart {
    @Override
    public boolean concerns(Post post) {
        return post.priority() != null;
    }

    @Override
    public void addTo(List<PostView> posts) {
        for (PostView view : posts) {
            PostPriority priority = view.post().priority();
            if (priority != null) {
                view.metadata("priority", priority);
            }
        }
    }
}
