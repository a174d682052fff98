package org.utmost.spaces.channels;

import static org.utmost.identity.roles.Permission.LIST_TEAM_CHANNELS;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Parameter.text;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.teams.TeamService;

/** /teams/{team_id}/channels/autocomplete, search_autocomplete and search. */
public final class ChannelSearchRoutes implements Routes {
    private record Wish(@Nullable String term) {}

    private final ChannelSearch search;

    public ChannelSearchRoutes(ChannelSearch search) {
        this.search = search;
    }

    @Override
    public void addTo(Router api) {
        api.get("/teams/{team_id}/channels/autocomplete", this::autocomplete)
                .query(text("name"))
                .lists(Channel.class)
                .needs(LIST_TEAM_CHANNELS)
                .fails(TeamService.NO_TEAM)
                .says("Find channels to go to");
        api.get("/teams/{team_id}/channels/search_autocomplete", this::own)
                .query(text("name"))
                .lists(Channel.class)
                .needs(VIEW_TEAM)
                .fails(TeamService.NO_TEAM)
                .says("Find channels to search in");
        api.post("/teams/{team_id}/channels/search", this::search)
                .takes(Wish.class)
                .reads()
                .lists(201, Channel.class)
                .needs(LIST_TEAM_CHANNELS)
                .fails(TeamService.NO_TEAM)
                .says("Find public channels");
    }

    private Reply autocomplete(Request request) {
        return Reply.json(search.visible(request.session(), request.id("team_id"), request.query("name")));
    }

    private Reply own(Request request) {
        return Reply.json(search.own(request.session(), request.id("team_id"), request.query("name")));
    }

    private Reply search(Request request) {
        String term = request.body(Wish.class, "channel_search").term();
        if (term == null) {
            throw ApiError.invalidBody("channel_search");
        }
        return Reply.json(201, search.open(request.session(), request.id("team_id"), term));
    }
}
