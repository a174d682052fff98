package org.utmost.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.utmost.identity.preferences.PreferenceService;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.sessions.SessionService;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.tokens.AccessTokenService;
import org.utmost.identity.users.PasswordGuard;
import org.utmost.identity.users.Passwords;
import org.utmost.identity.users.UserChanges;
import org.utmost.identity.users.UserService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.config.SqlSettings;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.MeasuredDatabase;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;

/** What the server and the commands of the command line both stand on: configuration, database, accounts. */
final class Core implements AutoCloseable {
    final Clock clock;
    final Ids ids = new Ids();
    final Health health = new Health();
    final EventBus bus = new EventBus(health);
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Caches caches;
    final Path data;
    final ConfigFile configFile;
    final Configuration configuration;
    final Database database;
    final RoleService roles;
    final UserService users;
    final UserChanges userChanges;
    final PreferenceService preferences;
    final SessionService sessions;
    final AccessTokenService tokens;
    final StatusService statuses;

    /** Opens what is in the data directory, and the database. */
    Core(Path data, Map<String, String> environment, Clock clock) {
        this(data, environment, clock, Passwords.Cost.USUAL);
    }

    /** The same, hashing passwords at that cost. */
    Core(Path data, Map<String, String> environment, Clock clock, Passwords.Cost cost) {
        this.data = data;
        this.clock = clock;
        this.caches = new Caches(meters, clock);
        Gauge.builder("utmost.events.queue", bus, EventBus::depth)
                .description("Events that wait for the slowest of their followers")
                .register(meters);
        configFile = new ConfigFile(data.resolve("config.json"));
        configuration = new Configuration(configFile, environment, bus, ids);
        database = new MeasuredDatabase(open(configuration.current().sql()), meters);
        roles = new RoleService(database, clock, ids);
        Passwords passwords = new Passwords(cost);
        users = new UserService(database, bus, caches, roles, passwords, configuration::current, clock, ids);
        preferences = new PreferenceService(database, roles);
        PasswordGuard guard = new PasswordGuard(passwords, users, configuration::current, clock);
        userChanges = new UserChanges(database, users, roles, passwords, guard, configuration::current, clock);
        sessions = new SessionService(database, users, roles, guard, configuration::current, clock, ids);
        statuses = new StatusService(database, bus, caches, users, roles, configuration::current, clock);
        tokens = new AccessTokenService(database, users, roles, configuration::current, clock, ids);
    }

    @Override
    public void close() {
        bus.close();
        database.close();
    }

    private Database open(SqlSettings settings) {
        if (settings.driverName().equals("postgres")) {
            return Databases.postgres(PostgresUrl.of(settings.dataSource()), settings.maxOpenConns(), bus);
        }
        Path file = settings.dataSource().isEmpty() ? data.resolve("utmost.db") : Path.of(settings.dataSource());
        return Databases.sqlite(file, bus, health);
    }
}
