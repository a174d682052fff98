package org.utmost.messages.search;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.ZoneOffset;
import org.utmost.messages.posts.PostList;
import org.utmost.messages.search.SearchService.Scope;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /teams/{team_id}/posts/search, /posts/search. */
public final class SearchRoutes implements Routes {
    private static final Fails REFUSED =
            Fails.with(400, "api.post.search_posts.invalid_body.app_error").and(501, "store.sql_post.search.disabled");

    private static final int FARTHEST_ZONE = ZoneOffset.MAX.getTotalSeconds();

    private final SearchService search;

    public SearchRoutes(SearchService search) {
        this.search = search;
    }

    @Override
    public void addTo(Router api) {
        api.post("/teams/{team_id}/posts/search", this::inTeam)
                .takes(Wish.class)
                .reads()
                .gives(SearchResults.class)
                .needs(VIEW_TEAM)
                .fails(REFUSED)
                .says("Find posts of a team, and of direct and group messages");
        api.post("/posts/search", this::anywhere)
                .takes(Wish.class)
                .reads()
                .gives(SearchResults.class)
                .forUsers()
                .fails(REFUSED)
                .says("Find posts of all teams");
    }

    private Reply inTeam(Request request) {
        Wish wish = request.body(Wish.class, "searchParameter");
        return reply(search.inTeam(request.session(), request.id("team_id"), terms(wish), match(wish), scope(wish)));
    }

    private Reply anywhere(Request request) {
        Wish wish = request.body(Wish.class, "searchParameter");
        return reply(search.anywhere(request.session(), terms(wish), match(wish), scope(wish)));
    }

    private static Reply reply(PostList found) {
        return Reply.json(new SearchResults(found, null));
    }

    private static String terms(Wish wish) {
        String terms = requireNonNullElse(wish.terms(), "");
        if (terms.isEmpty()) {
            throw ApiError.badRequest("api.post.search_posts.invalid_body.app_error");
        }
        return terms;
    }

    private static Match match(Wish wish) {
        return wish.isOrSearch() ? Match.ANY : Match.ALL;
    }

    private static Scope scope(Wish wish) {
        if (Math.abs((long) wish.timeZoneOffset()) > FARTHEST_ZONE) {
            throw ApiError.invalidBody("time_zone_offset");
        }
        int size = requireNonNullElse(wish.perPage(), Page.DEFAULT);
        if (wish.page() < 0 || size < 1) {
            throw ApiError.invalidBody(size < 1 ? "per_page" : "page");
        }
        return new Scope(
                wish.includeDeletedChannels() ? Archived.SEARCHED : Archived.LEFT_OUT,
                ZoneOffset.ofTotalSeconds(wish.timeZoneOffset()),
                new Page(wish.page(), Math.min(size, Page.MAXIMUM)));
    }
}
