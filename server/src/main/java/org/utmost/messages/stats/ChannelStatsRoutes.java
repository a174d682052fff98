package org.utmost.messages.stats;

import static org.utmost.identity.roles.Permission.READ_CHANNEL;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.platform.http.Parameter.flag;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** /channels/{channel_id}/stats. */
public final class ChannelStatsRoutes implements Routes {
    private final ChannelStatsService stats;

    public ChannelStatsRoutes(ChannelStatsService stats) {
        this.stats = stats;
    }

    @Override
    public void addTo(Router api) {
        api.get("/channels/{channel_id}/stats", this::stats)
                .query(flag("exclude_files_count"))
                .gives(ChannelStats.class)
                .needs(READ_CHANNEL, READ_PUBLIC_CHANNEL)
                .fails(ChannelAccess.NO_CHANNEL)
                .says("Count a channel's members, pinned posts and files");
    }

    private Reply stats(Request request) {
        return Reply.json(stats.of(request.session(), request.id("channel_id"), !request.flag("exclude_files_count")));
    }
}
