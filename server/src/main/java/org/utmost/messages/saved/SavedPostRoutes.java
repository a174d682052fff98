package org.utmost.messages.saved;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.READ_CHANNEL_CONTENT;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.id;

import org.utmost.messages.posts.PostList;
import org.utmost.messages.saved.SavedPosts.Place;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/posts/flagged. */
public final class SavedPostRoutes implements Routes {
    private final SavedPosts saved;

    public SavedPostRoutes(SavedPosts saved) {
        this.saved = saved;
    }

    @Override
    public void addTo(Router api) {
        api.get("/users/{user_id}/posts/flagged", this::of)
                .pages()
                .query(id("team_id"), id("channel_id"))
                .gives(PostList.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .narrowedBy(READ_CHANNEL_CONTENT, READ_PUBLIC_CHANNEL)
                .says("List the posts that a user saved, newest first");
    }

    private Reply of(Request request) {
        Place place = new Place(request.queryId("team_id"), request.queryId("channel_id"));
        return Reply.json(saved.of(request.session(), request.userId(), place, request.page()));
    }
}
