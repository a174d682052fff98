package org.utmost.messages.posts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of posts what their readers get. */
public final class PostViews {
    private final List<PostPart> parts;

    public PostViews(List<PostPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** That of one post. */
    public PostView of(Post post) {
        return of(List.of(post)).getFirst();
    }

    /** Those of posts, in their order. */
    public List<PostView> of(List<Post> posts) {
        List<PostView> views = posts.stream().map(PostView::new).toList();
        for (PostPart part : parts) {
            List<PostView> concerned =
                    views.stream().filter(view -> part.concerns(view.post())).toList();
            if (!concerned.isEmpty()) {
                part.addTo(concerned);
            }
        }
        return views;
    }

    /** What clients need to show of a post that is not written yet, with these files. */
    public Map<String, Object> metadata(String channelId, List<String> fileIds, @Nullable PostPriority priority) {
        Post unwritten = Post.fresh("", 0, "", channelId, "")
                .fileIds(fileIds)
                .priority(priority)
                .build();
        return of(unwritten).metadata();
    }
}
