package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Access.by;
import static org.utmost.platform.http.Shape.gives;
import static org.utmost.platform.http.Shape.lists;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /users/search, /users/autocomplete. */
public final class UserSearchRoutes implements Routes {
    private record Body(
            @Nullable String term,
            @Nullable String teamId,
            @Nullable String notInTeamId,
            @Nullable String inChannelId,
            @Nullable String notInChannelId,
            boolean allowInactive,
            int limit) {}

    private final UserSearch search;

    public UserSearchRoutes(UserSearch search) {
        this.search = search;
    }

    @Override
    public void addTo(Router api) {
        api.post(
                "/users/search",
                this::search,
                by(VIEW_TEAM),
                lists(User.class).from(Body.class).reading(),
                "Find users by name");
        api.get(
                "/users/autocomplete",
                this::autocomplete,
                by(VIEW_TEAM),
                gives(UserSearch.Found.class).query("name", "team_id", "in_team", "channel_id", "in_channel", "limit"),
                "Find users to mention");
    }

    private Reply search(Request request) {
        Body body = request.body(Body.class, "term");
        String term = Objects.requireNonNullElse(body.term(), "");
        if (term.isEmpty()) {
            throw ApiError.invalidBody("term");
        }
        UserFilter filter = new UserFilter(
                id(body.teamId(), "team_id"), id(body.inChannelId(), "in_channel_id"), !body.allowInactive(), false);
        return Reply.json(search.search(
                request.session(),
                new UserQuery(
                        term,
                        filter,
                        id(body.notInTeamId(), "not_in_team_id"),
                        id(body.notInChannelId(), "not_in_channel_id"),
                        body.limit())));
    }

    /** The API documents {@code team_id} and {@code channel_id}; the drivers send {@code in_team} and {@code in_channel}. */
    private Reply autocomplete(Request request) {
        String team = either(request, "in_team", "team_id");
        String channel = either(request, "in_channel", "channel_id");
        int limit = (int) Math.min(request.number("limit"), UserQuery.MOST);
        return Reply.json(search.autocomplete(request.session(), request.query("name"), team, channel, limit));
    }

    private static String either(Request request, String name, String other) {
        return request.queryId(request.query(name).isEmpty() ? other : name);
    }

    private static String id(@Nullable String value, String name) {
        String id = Objects.requireNonNullElse(value, "");
        if (!id.isEmpty() && !Ids.isValid(id)) {
            throw ApiError.invalidBody(name);
        }
        return id;
    }
}
