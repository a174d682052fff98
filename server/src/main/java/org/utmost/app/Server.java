package org.utmost.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.administration.analytics.AnalyticsRoutes;
import org.utmost.administration.analytics.AnalyticsService;
import org.utmost.administration.config.ClientConfig;
import org.utmost.administration.config.ConfigRoutes;
import org.utmost.administration.config.ConfigService;
import org.utmost.administration.installation.Installation;
import org.utmost.administration.reference.ReferenceRoutes;
import org.utmost.administration.system.SystemRoutes;
import org.utmost.administration.web.WebClientRoutes;
import org.utmost.identity.preferences.PreferenceRoutes;
import org.utmost.identity.roles.RoleRoutes;
import org.utmost.identity.sessions.SessionRoutes;
import org.utmost.identity.status.StatusRoutes;
import org.utmost.identity.tokens.AccessTokenRoutes;
import org.utmost.identity.tokens.TokenAuthenticator;
import org.utmost.identity.users.Passwords;
import org.utmost.identity.users.UserRoutes;
import org.utmost.identity.users.UserSearch;
import org.utmost.identity.users.UserSearchRoutes;
import org.utmost.messages.posts.CalledThreads;
import org.utmost.messages.posts.PostEditing;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostRoutes;
import org.utmost.messages.posts.PostService;
import org.utmost.messages.posts.SystemPosts;
import org.utmost.messages.stats.ChannelStatsRoutes;
import org.utmost.messages.stats.ChannelStatsService;
import org.utmost.notifications.realtime.Fanout;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Realtime;
import org.utmost.notifications.realtime.RealtimeRoutes;
import org.utmost.notifications.realtime.Typing;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.http.Cors;
import org.utmost.platform.http.Gate;
import org.utmost.platform.http.HttpServer;
import org.utmost.platform.http.RequestHistory;
import org.utmost.platform.http.Route;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.observability.Logs;
import org.utmost.platform.observability.MetricsServer;
import org.utmost.platform.websocket.SocketGate;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.ChannelRoutes;
import org.utmost.spaces.channels.ChannelSearch;
import org.utmost.spaces.channels.ChannelSearchRoutes;
import org.utmost.spaces.channels.ChannelService;
import org.utmost.spaces.channels.DirectChannelService;
import org.utmost.spaces.channels.MemberRoutes;
import org.utmost.spaces.channels.MemberService;
import org.utmost.spaces.channels.Membership;
import org.utmost.spaces.teams.TeamMemberService;
import org.utmost.spaces.teams.TeamRoutes;
import org.utmost.spaces.teams.TeamService;

/** The composition root: every part of the running server, put together in the order of the floors. */
public final class Server implements AutoCloseable {
    private final DataLock lock;
    private final Core core;
    private final Router router = new Router();
    private final RequestHistory history;
    private final MetricsServer metrics;
    private final Realtime realtime;
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
            core = new Core(data, environment, clock, cost);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        boolean started = false;
        try {
            Supplier<Config> config = core.configuration::current;
            Logs.apply(config.get().log(), data);
            history = new RequestHistory(core.clock);
            metrics = new MetricsServer(core.meters);
            TokenAuthenticator authenticator = new TokenAuthenticator(
                    core.bus,
                    core.caches,
                    core.sessions,
                    core.tokens,
                    core.users,
                    core.roles,
                    core.statuses,
                    core.clock);
            TeamService teams =
                    new TeamService(core.database, core.bus, core.caches, core.users, core.roles, core.clock, core.ids);
            ChannelAccess access = new ChannelAccess(core.database, core.bus, core.caches, core.roles, teams, config);
            ClientConfig clientConfig = clientConfig();
            Hub hub = new Hub(access, teams, core.roles, core.clock, core.meters);
            Typing typing = new Typing(hub, access, config);
            realtime = new Realtime(
                    hub, core.bus, typing, authenticator, core.statuses, config, core.health, core.clock, core.ids);
            PostReading reading =
                    new PostReading(core.database, core.bus, core.caches, access, core.users, core.roles, core.ids);
            new Fanout(hub, core.bus, core.users, reading, config, () -> clientConfig.values(false));
            routes(config, teams, access, reading, hub, typing, clientConfig)
                    .forEach(each -> each.addTo(router.below("/api/v4")));
            new ReferenceRoutes(router).addTo(router);
            new WebClientRoutes().addTo(router);
            Gate gate = new Gate(router, config, authenticator, core.ids, core.meters, history);
            metrics.apply(config.get().metrics());
            core.bus.follower("settings").on(ConfigChanged.class, changed -> follow(changed, data));
            String address = listen == null ? config.get().service().listenAddress() : listen;
            SocketGate sockets = new SocketGate("/api/v4/websocket", gate, config, authenticator, realtime::accept);
            http = new HttpServer(address, config.get().service().idleTimeout(), new Cors(config, sockets));
            watch = new ConfigWatch(core.configFile, core.configuration, core.health.part("config-watch"));
            realtime.start();
            started = true;
        } finally {
            if (!started) {
                core.close();
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
        realtime.close();
        http.close();
        metrics.close();
        core.close();
        lock.close();
    }

    private List<Routes> routes(
            Supplier<Config> config,
            TeamService teams,
            ChannelAccess access,
            PostReading reading,
            Hub hub,
            Typing typing,
            ClientConfig clientConfig) {
        Membership membership = new Membership(core.database, core.users, config, core.clock, core.ids);
        ChannelService channels =
                new ChannelService(core.database, access, membership, teams, core.roles, config, core.clock, core.ids);
        DirectChannelService direct = new DirectChannelService(
                core.database, membership, core.users, core.roles, config, core.clock, core.ids);
        TeamMemberService teamMembers =
                new TeamMemberService(core.database, teams, core.users, core.roles, config, core.clock);
        MemberService members = new MemberService(
                core.database,
                access,
                membership,
                teams,
                teamMembers,
                core.users,
                core.roles,
                core.statuses,
                core.clock);
        PostService posts = new PostService(
                core.database, access, teams, core.users, core.roles, core.statuses, config, core.clock, core.ids);
        PostEditing editing = new PostEditing(core.database, access, teams, config, core.clock, core.ids);
        new SystemPosts(core.database, core.users, config, core.clock, core.ids);
        new CalledThreads(core.database);
        return List.of(
                new UserRoutes(core.users, core.userChanges),
                new UserSearchRoutes(new UserSearch(core.database, core.users, core.roles, config), core.roles),
                new PreferenceRoutes(core.preferences),
                new SessionRoutes(core.sessions),
                new AccessTokenRoutes(core.tokens),
                new StatusRoutes(core.statuses),
                new RoleRoutes(core.roles),
                new TeamRoutes(teams, teamMembers),
                new ChannelRoutes(channels, direct),
                new ChannelSearchRoutes(new ChannelSearch(core.database, teams)),
                new MemberRoutes(members),
                new RealtimeRoutes(typing, core.roles),
                new PostRoutes(posts, editing, reading, config),
                new ChannelStatsRoutes(new ChannelStatsService(core.database, members)),
                new SystemRoutes(core.database, core.health, config, core.clock),
                new ConfigRoutes(new ConfigService(core.configuration, core.roles), clientConfig),
                new AnalyticsRoutes(new AnalyticsService(core.database, hub::open, config, core.clock), history));
    }

    private ClientConfig clientConfig() {
        Installation installation = Installation.of(core.database, core.clock, core.ids);
        return new ClientConfig(
                core.configuration,
                Map.of(
                        "BuildDate", () -> "",
                        "BuildHash", () -> ServerVersion.BUILD,
                        "BuildNumber", () -> ServerVersion.BUILD,
                        "DiagnosticId", installation::id,
                        "InstallationDate", () -> String.valueOf(installation.date()),
                        "NoAccounts", () -> String.valueOf(core.users.none()),
                        "SchemaVersion", () -> "1",
                        "Version", () -> ServerVersion.API));
    }

    private void follow(ConfigChanged changed, Path data) {
        if (!changed.before().log().equals(changed.after().log())) {
            Logs.apply(changed.after().log(), data);
        }
        if (!changed.before().metrics().equals(changed.after().metrics())) {
            metrics.apply(changed.after().metrics());
        }
    }
}
