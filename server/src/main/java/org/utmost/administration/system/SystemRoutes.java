package org.utmost.administration.system;

import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.text;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.health.Health;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /system/ping. */
public final class SystemRoutes implements Routes {
    private final HealthCheck check;
    private final Health health;
    private final Cluster cluster;
    private final Supplier<Config> config;

    public SystemRoutes(Database database, Health health, Cluster cluster, Supplier<Config> config, Clock clock) {
        this.check = new HealthCheck(database, clock);
        this.health = health;
        this.cluster = cluster;
        this.config = config;
    }

    @Override
    public void addTo(Router api) {
        api.get("/system/ping", this::ping)
                .query(flag("get_server_status"), flag("use_rest_semantics"))
                .gives(Map.class)
                .forAnyone()
                .says("Whether the server works");
    }

    /** 500 for an unhealthy server, or with REST semantics 200 and the status in the body. */
    private Reply ping(Request request) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("ActiveSearchBackend", "database");
        reply.put("AndroidLatestVersion", text("ClientRequirements", "AndroidLatestVersion"));
        reply.put("AndroidMinVersion", text("ClientRequirements", "AndroidMinVersion"));
        reply.put("IosLatestVersion", text("ClientRequirements", "IosLatestVersion"));
        reply.put("IosMinVersion", text("ClientRequirements", "IosMinVersion"));
        reply.put("status", "OK");
        int status = 200;
        if (request.flag("get_server_status")) {
            boolean works = check.databaseWorks();
            List<String> unwell = health.unwell();
            reply.put("database_status", works ? "OK" : "UNHEALTHY");
            reply.put("filestore_status", "OK");
            // Without the others' word it answers from the database: slower, and as right.
            cluster.nodes().stream()
                    .findFirst()
                    .ifPresent(here -> reply.put("cluster_status", here.onBus() ? "OK" : "UNHEALTHY"));
            if (!unwell.isEmpty()) {
                reply.put("unhealthy_parts", unwell);
            }
            if (!works || !unwell.isEmpty()) {
                reply.put("status", "UNHEALTHY");
                status = request.flag("use_rest_semantics") ? 200 : 500;
            }
        }
        return Reply.json(status, reply);
    }

    private String text(String section, String key) {
        return config.get().at(List.of(section, key)).asText();
    }
}
