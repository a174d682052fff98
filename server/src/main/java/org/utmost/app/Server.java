package org.utmost.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.administration.Administration;
import org.utmost.administration.reference.ReferenceRoutes;
import org.utmost.administration.web.WebClientRoutes;
import org.utmost.identity.Identity;
import org.utmost.identity.tokens.TokenAuthenticator;
import org.utmost.identity.users.Passwords;
import org.utmost.messages.Messages;
import org.utmost.notifications.Notifications;
import org.utmost.platform.Kernel;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.http.CatchUp;
import org.utmost.platform.http.Cors;
import org.utmost.platform.http.Gate;
import org.utmost.platform.http.HttpServer;
import org.utmost.platform.http.RequestHistory;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.Router;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.observability.Logs;
import org.utmost.platform.observability.MetricsServer;
import org.utmost.platform.websocket.SocketGate;
import org.utmost.spaces.Spaces;

/** The composition root: the floors of the running server, from the bottom up. */
public final class Server implements AutoCloseable {
    private final DataLock lock;
    private final Kernel kernel;
    private final Router router = new Router();
    private final MetricsServer metrics;
    private final Notifications notifications;
    private final ConfigWatch watch;
    private final HttpServer http;

    /**
     * Starts a server.
     *
     * @param data the directory of its files
     * @param listen {@code host:port} instead of the configured address; null for that
     * @param environment the variables that override the configuration
     * @param clock the time it goes by
     * @throws StartFailure if another server runs on that directory
     * @throws IOException if the address can't be listened on
     */
    public Server(Path data, @Nullable String listen, Map<String, String> environment, Clock clock) throws IOException {
        this(data, listen, environment, clock, Passwords.Cost.USUAL);
    }

    /** The same, hashing passwords at that cost. */
    public Server(Path data, @Nullable String listen, Map<String, String> environment, Clock clock, Passwords.Cost cost)
            throws IOException {
        lock = DataLock.take(data);
        try {
            kernel = new Kernel(data, environment, clock, new Ids());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        boolean started = false;
        try {
            Logs.apply(kernel.config().get().log(), data);
            metrics = new MetricsServer(kernel.meters());
            RequestHistory history = new RequestHistory(clock);
            Identity identity = new Identity(kernel, cost);
            TokenAuthenticator authenticator = identity.authenticator();
            Spaces spaces = new Spaces(kernel, identity);
            Messages messages = new Messages(kernel, identity, spaces);
            notifications = new Notifications(kernel, identity, spaces, messages, authenticator);
            Administration administration = new Administration(kernel, identity, notifications, history);
            Stream.of(
                            identity.routes(),
                            spaces.routes(),
                            messages.routes(),
                            notifications.routes(),
                            administration.routes())
                    .flatMap(List::stream)
                    .forEach(each -> each.addTo(router.below("/api/v4")));
            messages.rootRoutes().forEach(each -> each.addTo(router));
            new ReferenceRoutes(router).addTo(router);
            new WebClientRoutes().addTo(router);
            metrics.apply(kernel.config().get().metrics());
            kernel.events().follower("settings").on(ConfigChanged.class, this::follow);
            Gate gate = new Gate(
                    router, kernel.config(), authenticator, kernel.ids(), kernel.meters(), history, kernel.events());
            http = listen(
                    listen,
                    new SocketGate(
                            "/api/v4/websocket",
                            gate,
                            kernel.config(),
                            authenticator,
                            notifications.realtime()::accept));
            watch = new ConfigWatch(
                    kernel.configFile(), kernel.configuration(), kernel.health().part("config-watch"));
            kernel.cluster().start();
            notifications.realtime().start();
            kernel.runner().start();
            started = true;
        } finally {
            if (!started) {
                kernel.close();
                lock.close();
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** The port of its metrics; -1 while they are off. */
    public int metricsPort() {
        return metrics.port();
    }

    /** The route table. */
    public List<Route> routes() {
        return router.routes();
    }

    /** Answers what is running, then stops everything, the database last. */
    @Override
    public void close() {
        watch.close();
        notifications.realtime().close();
        http.close();
        metrics.close();
        kernel.close();
        lock.close();
    }

    private HttpServer listen(@Nullable String listen, SocketGate sockets) throws IOException {
        var service = kernel.config().get().service();
        return new HttpServer(
                listen == null ? service.listenAddress() : listen,
                service.idleTimeout(),
                new CatchUp(kernel.events(), new Cors(kernel.config(), sockets)));
    }

    private void follow(ConfigChanged changed) {
        if (!changed.before().log().equals(changed.after().log())) {
            Logs.apply(changed.after().log(), kernel.data());
        }
        if (!changed.before().metrics().equals(changed.after().metrics())) {
            metrics.apply(changed.after().metrics());
        }
    }
}
