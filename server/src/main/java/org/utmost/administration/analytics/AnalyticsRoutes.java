package org.utmost.administration.analytics;

import static org.utmost.identity.roles.Permission.GET_ANALYTICS;
import static org.utmost.platform.http.Access.system;
import static org.utmost.platform.http.Shape.lists;

import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /analytics/old. */
public final class AnalyticsRoutes implements Routes {
    private final AnalyticsService analytics;

    public AnalyticsRoutes(AnalyticsService analytics) {
        this.analytics = analytics;
    }

    @Override
    public void addTo(Router api) {
        api.get(
                "/analytics/old",
                this::get,
                system(GET_ANALYTICS),
                lists(AnalyticsRow.class).query("name", "team_id", "from", "to"),
                "Get figures of the system, or by day of a period");
    }

    private Reply get(Request request) {
        String teamId = request.query("team_id");
        if (!teamId.isEmpty() && !Ids.isValid(teamId)) {
            throw ApiError.invalidUrl("team_id");
        }
        return Reply.json(analytics.get(request.query("name"), teamId, request.query("from"), request.query("to")));
    }
}
