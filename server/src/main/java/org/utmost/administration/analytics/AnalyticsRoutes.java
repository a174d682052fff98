package org.utmost.administration.analytics;

import static org.utmost.identity.roles.Permission.GET_ANALYTICS;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.cluster.Question;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.RequestHistory;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /analytics/old, /usage/posts, and our /analytics/requests. */
public final class AnalyticsRoutes implements Routes {
    private static final int MOST_ROUTES = 50;

    private record PostsUsage(long count) {}

    private record Requests(List<RequestHistory.OfMinute> minutes, List<RequestHistory.OfRoute> routes) {}

    /** What is asked of other nodes. */
    private record LastHour() {}

    private static final Question<LastHour, RequestHistory.Counted> COUNTED =
            new Question<>("requests", LastHour.class, RequestHistory.Counted.class);

    private final AnalyticsService analytics;
    private final RequestHistory history;
    private final Cluster cluster;

    public AnalyticsRoutes(AnalyticsService analytics, RequestHistory history, Cluster cluster) {
        this.analytics = analytics;
        this.history = history;
        this.cluster = cluster;
        cluster.answer(COUNTED, hour -> history.counted());
    }

    @Override
    public void addTo(Router api) {
        api.get("/analytics/old", this::get)
                .query(text("name"), id("team_id"), text("from"), text("to"))
                .lists(AnalyticsRow.class)
                .needs(GET_ANALYTICS)
                .says("Get figures of the system, or by day of a period");
        api.get("/usage/posts", this::posts)
                .gives(PostsUsage.class)
                .forUsers()
                .says("Get the number of posts, rounded down to its first digit");
        api.get("/analytics/requests", this::requests)
                .gives(Requests.class)
                .needs(GET_ANALYTICS)
                .says("Get what the API was asked during the last hour");
    }

    private Reply posts(Request request) {
        return Reply.json(new PostsUsage(rounded(analytics.posts())));
    }

    private static long rounded(long count) {
        long unit = 1;
        while (count / unit >= 10) {
            unit *= 10;
        }
        return count / unit * unit;
    }

    private Reply requests(Request request) {
        List<RequestHistory.Counted> nodes = new ArrayList<>(cluster.ask(COUNTED, new LastHour()));
        nodes.add(history.counted());
        return Reply.json(new Requests(history.minutes(nodes), history.routes(MOST_ROUTES, nodes)));
    }

    private Reply get(Request request) {
        String teamId = request.queryId("team_id");
        return Reply.json(analytics.get(request.query("name"), teamId, request.query("from"), request.query("to")));
    }
}
