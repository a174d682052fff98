package org.utmost.messages.posts;

import java.util.List;

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
}
