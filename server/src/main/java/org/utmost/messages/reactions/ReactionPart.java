package org.utmost.messages.reactions;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostPart;
import org.utmost.messages.posts.PostView;
import org.utmost.platform.database.Database;

/** Tells clients who reacted to posts. */
public final class ReactionPart implements PostPart {
    private final Database database;
    private final ReactionStore reactions = new ReactionStore();

    public ReactionPart(Database database) {
        this.database = database;
    }

    @Override
    public boolean concerns(Post post) {
        return post.hasReactions() && post.deleteAt() == 0;
    }

    @Override
    public void addTo(List<PostView> posts) {
        Map<String, String> channels = posts.stream()
                .map(PostView::post)
                .collect(Collectors.toMap(Post::id, Post::channelId, (one, same) -> one));
        Map<String, List<Reaction>> found = database.read(db -> reactions.ofPosts(db, channels));
        for (PostView view : posts) {
            List<Reaction> own = found.get(view.post().id());
            if (own != null) {
                view.metadata("reactions", own);
            }
        }
    }
}
