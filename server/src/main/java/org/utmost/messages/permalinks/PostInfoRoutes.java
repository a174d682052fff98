package org.utmost.messages.permalinks;

import static org.utmost.identity.roles.Permission.JOIN_PRIVATE_TEAMS;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;

import org.utmost.messages.posts.PostRoutes;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /posts/{post_id}/info. */
public final class PostInfoRoutes implements Routes {
    private final PostInfoService infos;

    public PostInfoRoutes(PostInfoService infos) {
        this.infos = infos;
    }

    @Override
    public void addTo(Router api) {
        api.get("/posts/{post_id}/info", this::of)
                .gives(PostInfo.class)
                .forUsers()
                .narrowedBy(JOIN_PUBLIC_TEAMS, JOIN_PRIVATE_TEAMS, MANAGE_PRIVATE_CHANNEL_MEMBERS)
                .fails(PostRoutes.NO_POST)
                .says("Tell where a permalink leads, and whether one has to join there first");
    }

    private Reply of(Request request) {
        return Reply.json(infos.of(request.session(), request.id("post_id")));
    }
}
