package org.utmost.messages.unreads;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.messages.posts.PostRoutes.READERS;
import static org.utmost.platform.http.Need.oneselfOr;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** /users/{user_id}/posts/{post_id}/set_unread. */
public final class UnreadRoutes implements Routes {
    private final UnreadService unreads;

    public UnreadRoutes(UnreadService unreads) {
        this.unreads = unreads;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users/{user_id}/posts/{post_id}/set_unread", this::from)
                .gives(ChannelUnread.class)
                .needs(READERS.and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_POST)
                .fails(ChannelAccess.NO_MEMBER)
                .says("Mark a post, and what was written after it, as unread");
    }

    private Reply from(Request request) {
        return Reply.json(unreads.from(request.session(), request.userId(), request.id("post_id")));
    }
}
