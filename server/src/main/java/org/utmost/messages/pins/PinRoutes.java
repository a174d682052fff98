package org.utmost.messages.pins;

import static org.utmost.messages.posts.PostRoutes.READERS;

import org.utmost.messages.posts.PostEditing;
import org.utmost.messages.posts.PostEditing.Pinning;
import org.utmost.messages.posts.PostList;
import org.utmost.messages.posts.PostRoutes;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** /posts/{post_id}/pin, /channels/{channel_id}/pinned. */
public final class PinRoutes implements Routes {
    private static final Fails REFUSED = PostRoutes.NO_POST.and(
            400,
            "api.post.patch_post.can_not_update_post_in_deleted.error",
            "api.post.patch_post.can_not_update_post_in_restricted_dm.error",
            "api.post.update_post.system_message.app_error",
            "api.post.update_post.permissions_details.app_error");

    private final PostEditing editing;
    private final PinnedPosts pinned;

    public PinRoutes(PostEditing editing, PinnedPosts pinned) {
        this.editing = editing;
        this.pinned = pinned;
    }

    @Override
    public void addTo(Router api) {
        api.post("/posts/{post_id}/pin", request -> pin(request, Pinning.PINNED))
                .needs(READERS)
                .fails(REFUSED)
                .says("Pin a post to its channel");
        api.post("/posts/{post_id}/unpin", request -> pin(request, Pinning.UNPINNED))
                .needs(READERS)
                .fails(REFUSED)
                .says("Unpin a post");
        api.get("/channels/{channel_id}/pinned", this::ofChannel)
                .gives(PostList.class)
                .needs(READERS)
                .fails(ChannelAccess.NO_CHANNEL)
                .says("List the posts that are pinned to a channel");
    }

    private Reply pin(Request request, Pinning pinning) {
        editing.pin(request.session(), request.id("post_id"), pinning);
        return Reply.ok();
    }

    private Reply ofChannel(Request request) {
        PostList list = pinned.of(request.session(), request.id("channel_id"));
        return Reply.json(list).etag(list.etag());
    }
}
