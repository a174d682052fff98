package org.utmost.messages.history;

import static org.utmost.identity.roles.Permission.EDIT_POST;
import static org.utmost.messages.posts.PostRoutes.EDIT_REFUSED;
import static org.utmost.messages.posts.PostRoutes.NO_POST;

import org.utmost.messages.posts.PostView;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /posts/{post_id}/edit_history, /posts/{post_id}/restore. */
public final class HistoryRoutes implements Routes {
    private static final Need AUTHOR = new Need.Oneself().and(Need.any(EDIT_POST));

    private final HistoryService history;
    private final PostViews views;

    public HistoryRoutes(HistoryService history, PostViews views) {
        this.history = history;
        this.views = views;
    }

    @Override
    public void addTo(Router api) {
        api.get("/posts/{post_id}/edit_history", this::of)
                .lists(PostView.class)
                .needs(AUTHOR)
                .fails(NO_POST)
                .says("List the former versions of a post, the latest first");
        api.post("/posts/{post_id}/restore/{restore_version_id}", this::restore)
                .gives(PostView.class)
                .needs(AUTHOR)
                .fails(404, "app.post.restore_post_version.get_single.app_error")
                .fails(400, "app.post.restore_post_version.not_an_history_item.app_error")
                .fails(EDIT_REFUSED)
                .says("Bring back a former version of a post");
    }

    private Reply of(Request request) {
        return Reply.json(views.of(history.of(request.session(), request.id("post_id"))));
    }

    private Reply restore(Request request) {
        return Reply.json(
                views.of(history.restore(request.session(), request.id("post_id"), request.id("restore_version_id"))));
    }
}
