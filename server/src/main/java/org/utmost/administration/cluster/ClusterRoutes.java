package org.utmost.administration.cluster;

import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_ENVIRONMENT_HIGH_AVAILABILITY;

import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /cluster/status. */
public final class ClusterRoutes implements Routes {
    private final Cluster cluster;

    public ClusterRoutes(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void addTo(Router api) {
        api.get("/cluster/status", this::status)
                .lists(ClusterInfo.class)
                .needs(SYSCONSOLE_READ_ENVIRONMENT_HIGH_AVAILABILITY)
                .says("Get the nodes that live");
    }

    /** None where the server runs alone. */
    private Reply status(Request request) {
        return Reply.json(cluster.nodes().stream().map(ClusterInfo::of).toList());
    }
}
