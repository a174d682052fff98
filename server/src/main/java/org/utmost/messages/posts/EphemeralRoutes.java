package org.utmost.messages.posts;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_POST_EPHEMERAL;

import org.utmost.identity.users.UserService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.ChannelAccess;

/** /posts/ephemeral. */
public final class EphemeralRoutes implements Routes {
    private final EphemeralPosts posts;
    private final PostViews views;

    public EphemeralRoutes(EphemeralPosts posts, PostViews views) {
        this.posts = posts;
        this.views = views;
    }

    @Override
    public void addTo(Router api) {
        api.post("/posts/ephemeral", this::create)
                .takes(NewEphemeralPost.class)
                .upTo(PostRoutes::mostBytes)
                .creates(PostView.class)
                .needs(CREATE_POST_EPHEMERAL)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(UserService.NO_USER)
                .fails(
                        400,
                        "model.post.is_valid.channel_id.app_error",
                        "model.post.is_valid.message_length.app_error",
                        "model.post.is_valid.props.app_error")
                .says("Show a post to one user, without keeping it");
    }

    private Reply create(Request request) {
        NewEphemeralPost wanted = request.body(NewEphemeralPost.class, "body");
        String userId = requireNonNullElse(wanted.userId(), "");
        if (!Ids.isValid(userId)) {
            throw ApiError.invalidBody("user_id");
        }
        if (wanted.post() == null) {
            throw ApiError.invalidBody("post");
        }
        return Reply.json(201, views.of(posts.create(request.session(), userId, wanted.post())));
    }
}
