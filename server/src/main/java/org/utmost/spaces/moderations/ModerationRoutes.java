package org.utmost.spaces.moderations;

import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_CHANNELS;

import java.util.List;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** /channels/{channel_id}/moderations. */
public final class ModerationRoutes implements Routes {
    private final ModerationService moderations;

    public ModerationRoutes(ModerationService moderations) {
        this.moderations = moderations;
    }

    @Override
    public void addTo(Router api) {
        api.get("/channels/{channel_id}/moderations", this::of)
                .lists(ChannelModeration.class)
                .needs(SYSCONSOLE_READ_USER_MANAGEMENT_CHANNELS)
                .fails(ChannelAccess.NO_CHANNEL)
                .says("List what members and guests may do in a channel");
        api.put("/channels/{channel_id}/moderations/patch", this::patch)
                .takes(ModerationPatch[].class)
                .lists(ChannelModeration.class)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_CHANNELS)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(403, "api.channel.patch_channel_moderations_for_channel.restricted_permission.app_error")
                .says("Change what members and guests may do in a channel");
    }

    private Reply of(Request request) {
        return Reply.json(moderations.of(request.id("channel_id")));
    }

    private Reply patch(Request request) {
        ModerationPatch[] patches = request.body(ModerationPatch[].class, "moderations");
        return Reply.json(moderations.patch(request.id("channel_id"), List.of(patches)));
    }
}
