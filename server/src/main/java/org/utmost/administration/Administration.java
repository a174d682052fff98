package org.utmost.administration;

import java.util.List;
import org.utmost.administration.analytics.AnalyticsRoutes;
import org.utmost.administration.analytics.AnalyticsService;
import org.utmost.administration.analytics.AnalyticsSettings;
import org.utmost.administration.cluster.ClusterRoutes;
import org.utmost.administration.config.ClientConfig;
import org.utmost.administration.config.ConfigRoutes;
import org.utmost.administration.config.ConfigService;
import org.utmost.administration.email.EmailRoutes;
import org.utmost.administration.installation.Installation;
import org.utmost.administration.storage.StorageRoutes;
import org.utmost.administration.system.SystemRoutes;
import org.utmost.identity.Identity;
import org.utmost.notifications.Notifications;
import org.utmost.notifications.events.ConfigMessages;
import org.utmost.platform.Kernel;
import org.utmost.platform.http.RequestHistory;
import org.utmost.platform.http.Routes;

/** What those who run the server read and set. */
public final class Administration {
    private final List<Routes> routes;

    /** Builds it. */
    public Administration(Kernel kernel, Identity identity, Notifications notifications, RequestHistory history) {
        var database = kernel.database();
        var clock = kernel.clock();
        kernel.configuration().reads(AnalyticsSettings.class);
        Installation installation = Installation.of(database, clock, kernel.ids());
        ClientConfig client = new ClientConfig(kernel.configuration(), installation, identity.users()::none);
        new ConfigMessages(notifications.hub(), () -> client.values(false)).follow(notifications.events());
        AnalyticsService statistics =
                new AnalyticsService(database, notifications.connections()::open, kernel.config(), clock);
        statistics.addTo(kernel.runner());
        ConfigService config = new ConfigService(kernel.configuration(), identity.roles());
        routes = List.of(
                new SystemRoutes(database, kernel.health(), kernel.cluster(), kernel.config(), clock),
                new ConfigRoutes(config, client),
                new EmailRoutes(config, kernel.config(), kernel.mailer(), identity.users()),
                new StorageRoutes(config, kernel.storages()),
                new ClusterRoutes(kernel.cluster()),
                new AnalyticsRoutes(statistics, history, kernel.cluster()));
    }

    /** The routes of its nouns, in the order of the API reference. */
    public List<Routes> routes() {
        return routes;
    }
}
