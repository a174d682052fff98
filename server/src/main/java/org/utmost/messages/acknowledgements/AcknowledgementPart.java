package org.utmost.messages.acknowledgements;

import java.util.List;
import java.util.Map;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostPart;
import org.utmost.messages.posts.PostView;
import org.utmost.platform.database.Database;

/** Tells who acknowledged the posts that ask for it. */
public final class AcknowledgementPart implements PostPart {
    private final Database database;
    private final AcknowledgementStore acknowledgements = new AcknowledgementStore();

    public AcknowledgementPart(Database database) {
        this.database = database;
    }

    @Override
    public boolean concerns(Post post) {
        return post.priority() != null && post.priority().requestedAck();
    }

    @Override
    public void addTo(List<PostView> posts) {
        List<String> ids = posts.stream().map(view -> view.post().id()).toList();
        Map<String, List<Acknowledgement>> found = database.read(db -> acknowledgements.of(db, ids));
        posts.forEach(view ->
                view.metadata("acknowledgements", found.getOrDefault(view.post().id(), List.of())));
    }
}
