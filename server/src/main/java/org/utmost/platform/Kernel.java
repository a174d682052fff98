package org.utmost.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.cluster.ClusterSettings;
import org.utmost.platform.cluster.ConfigurationStore;
import org.utmost.platform.cluster.NatsCluster;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.InvalidConfig;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.config.SqlSettings;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.MeasuredDatabase;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.mail.MailSettings;
import org.utmost.platform.mail.Mailer;
import org.utmost.platform.outbound.Outbound;
import org.utmost.platform.outbound.OutboundSettings;
import org.utmost.platform.storage.StorageSettings;
import org.utmost.platform.storage.Storages;

/** What every floor is built from: configuration, database, events, caches, clock, ids, jobs, calls to others, health, metrics. */
public final class Kernel implements AutoCloseable {
    private final Clock clock;
    private final Ids ids;
    private final Health health = new Health();
    private final EventBus events = new EventBus(health);
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Caches caches;
    private final Path data;
    private final ConfigFile configFile;
    private final Configuration configuration;
    private final Database database;
    private final Cluster cluster;
    private final Jobs jobs;
    private final JobRunner runner;
    private final Mailer mailer;
    private final Outbound outbound;
    private final Storages storages;

    /**
     * Opens what is in the data directory, and the database.
     *
     * @param environment the variables that override the configuration
     */
    public Kernel(Path data, Map<String, String> environment, Clock clock, Ids ids) {
        this.data = data;
        this.clock = clock;
        this.ids = ids;
        this.caches = new Caches(meters, clock);
        Gauge.builder("utmost.events.queue", events, EventBus::depth)
                .description("Events that wait for the slowest of their followers")
                .register(meters);
        this.configFile = new ConfigFile(data.resolve("config.json"));
        this.configuration = new Configuration(configFile, environment, events, ids);
        configuration.reads(ClusterSettings.class, MailSettings.class, OutboundSettings.class, StorageSettings.class);
        this.outbound = new Outbound(configuration::current);
        this.storages = new Storages(configuration::current, data);
        this.database = new MeasuredDatabase(open(configuration.current().sql()), meters);
        this.cluster = cluster(configuration.current());
        this.jobs = new Jobs(database, clock, ids);
        this.runner = new JobRunner(database, jobs, events, health, meters, clock, ids, new Random());
        this.mailer = new Mailer(jobs, configuration::current, clock, ids);
        mailer.addTo(runner);
    }

    public Clock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Health health() {
        return health;
    }

    public EventBus events() {
        return events;
    }

    public PrometheusMeterRegistry meters() {
        return meters;
    }

    public Caches caches() {
        return caches;
    }

    /** The directory of the server's files. */
    public Path data() {
        return data;
    }

    public ConfigFile configFile() {
        return configFile;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** The configuration in force, whenever it is asked. */
    public Supplier<Config> config() {
        return configuration::current;
    }

    public Database database() {
        return database;
    }

    /** The nodes that are one server. */
    public Cluster cluster() {
        return cluster;
    }

    /** What is done later. */
    public Jobs jobs() {
        return jobs;
    }

    /** Who does it, once it is started. */
    public JobRunner runner() {
        return runner;
    }

    /** Who sends mail to people. */
    public Mailer mailer() {
        return mailer;
    }

    /** The client for calls to others. */
    public Outbound outbound() {
        return outbound;
    }

    /** Where files lie. */
    public Storages storages() {
        return storages;
    }

    @Override
    public void close() {
        runner.close();
        cluster.close();
        outbound.close();
        storages.close();
        events.close();
        database.close();
    }

    /** Joins nobody yet; {@link Cluster#start} does. */
    private Cluster cluster(Config config) {
        ClusterSettings settings = config.view(ClusterSettings.class);
        if (!settings.enable()) {
            return Cluster.ALONE;
        }
        events.onMissed(caches::dropAll);
        Cluster joined = new NatsCluster(
                settings,
                database,
                events,
                health,
                meters,
                ids,
                ServerVersion.BUILD,
                () -> configuration.current().hash());
        configuration.shareBy(new ConfigurationStore(database));
        return joined;
    }

    private Database open(SqlSettings settings) {
        if (settings.postgres()) {
            return Databases.postgres(PostgresUrl.of(settings.dataSource()), settings.maxOpenConns(), events);
        }
        if (configuration.current().view(ClusterSettings.class).enable()) {
            throw new InvalidConfig("app.config.cluster.app_error", "SqlSettings.DriverName", "postgres");
        }
        return Databases.sqlite(settings.file(data), events, health);
    }
}
