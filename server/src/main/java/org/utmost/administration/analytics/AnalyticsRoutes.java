package org.utmost.administration.analytics;

import static org.utmost.identity.roles.Permission.GET_ANALYTICS;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.text;

import java.util.List;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.RequestHistory;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /analytics/old, and our /analytics/requests. */
public final class AnalyticsRoutes implements Routes {
    private static final int MOST_ROUTES = 50;

    private record Requests(List<RequestHistory.OfMinute> minutes, List<RequestHistory.OfRoute> routes) {}

    private final AnalyticsService analytics;
    private final RequestHistory history;

    public AnalyticsRoutes(AnalyticsService analytics, RequestHistory history) {
        this.analytics = analytics;
        this.history = history;
    }

    @Override
    public void addTo(Router api) {
        api.get("/analytics/old", this::get)
                .query(text("name"), id("team_id"), text("from"), text("to"))
                .lists(AnalyticsRow.class)
                .needs(GET_ANALYTICS)
                .says("Get figures of the system, or by day of a period");
        api.get("/analytics/requests", this::requests)
                .gives(Requests.class)
                .needs(GET_ANALYTICS)
                .says("Get what the API was asked during the last hour");
    }

    private Reply requests(Request request) {
        return Reply.json(new Requests(history.minutes(), history.routes(MOST_ROUTES)));
    }

    private Reply get(Request request) {
        String teamId = request.queryId("team_id");
        return Reply.json(analytics.get(request.query("name"), teamId, request.query("from"), request.query("to")));
    }
}
