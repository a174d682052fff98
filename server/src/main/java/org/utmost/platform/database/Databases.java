package org.utmost.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;

/** Opens the configured database and brings its schema up to date. */
public final class Databases {
    private static final int START_TIMEOUT_MS = 10_000;

    /** A caller hears within two seconds that the database is gone. */
    private static final int CONNECTION_TIMEOUT_MS = 1_500;

    private static final int VALIDATION_TIMEOUT_MS = 1_000;

    /** What is set where the URL does not say otherwise; seconds. */
    private static final Map<PGProperty, String> DEFAULTS = Map.of(
            PGProperty.CONNECT_TIMEOUT, "5",
            PGProperty.SOCKET_TIMEOUT, "30",
            PGProperty.TCP_KEEP_ALIVE, "true",
            PGProperty.APPLICATION_NAME, "utmost");

    /** libpq's names of what the JDBC driver calls otherwise. */
    private static final Map<String, PGProperty> RENAMED = Map.of(
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "application_name", PGProperty.APPLICATION_NAME,
            "target_session_attrs", PGProperty.TARGET_SERVER_TYPE,
            "gssencmode", PGProperty.GSS_ENC_MODE);

    /** Parameters of other drivers that mean nothing to this one. */
    private static final String OTHERS =
            "binary_parameters|client_encoding|fallback_application_name|default_query_exec_mode|statement_cache_.*"
                    + "|sslsni|krbsrvname";

    private Databases() {}

    /**
     * The SQLite database in that file, made if it is missing.
     *
     * @throws DatabaseException if it can't be opened, is damaged or not ours, or its schema is newer than this server
     */
    public static Database sqlite(Path file, EventBus bus, Health health) {
        try {
            SqliteFile opened = new SqliteFile(file, health.part("sqlite-file"));
            opened.prepare();
            Migrations.run(opened.source(), Migrations.Kind.SQLITE);
            return new SqliteDatabase(opened::open, bus, health);
        } catch (SQLException | FlywayException e) {
            throw Failures.translate(e);
        }
    }

    /**
     * The PostgreSQL database of that URL.
     *
     * @param poolSize connections at the most
     * @throws DatabaseException if it can't be reached, refuses the login, or its schema is newer than this server
     */
    public static Database postgres(PostgresUrl url, int poolSize, EventBus bus) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(poolConfig(url, poolSize));
            Migrations.run(withoutTimeout(url), Migrations.Kind.POSTGRES);
            return new PostgresDatabase(pool, bus);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw Failures.translate(e);
        }
    }

    private static HikariConfig poolConfig(PostgresUrl url, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(address(url));
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        config.setInitializationFailTimeout(START_TIMEOUT_MS);
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setDataSourceProperties(parameters(url));
        return config;
    }

    /** Single connections on which a statement may take as long as it does; nothing is migrated. */
    public static DataSource withoutTimeout(PostgresUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address(url));
        try {
            for (Map.Entry<Object, Object> each : parameters(url).entrySet()) {
                source.setProperty((String) each.getKey(), (String) each.getValue());
            }
            source.setSocketTimeout(0);
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
        source.setUser(url.user());
        source.setPassword(url.password());
        return source;
    }

    private static String address(PostgresUrl url) {
        return "jdbc:postgresql://" + String.join(",", url.hosts()) + "/" + PostgresUrl.encoded(url.database());
    }

    /** The URL's parameters under the names that the JDBC driver gives them; what it does not know the server may. */
    private static Properties parameters(PostgresUrl url) {
        Properties properties = new Properties();
        DEFAULTS.forEach((property, value) -> properties.put(property.getName(), value));
        Map<String, String> forServer = url.parameters().entrySet().stream()
                .filter(each -> !each.getKey().matches(OTHERS))
                .filter(each -> !known(properties, each.getKey(), each.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!forServer.isEmpty()) {
            String options = forServer.entrySet().stream()
                    .map(each -> "-c " + each.getKey() + "=" + each.getValue().replace(" ", "\\ "))
                    .collect(Collectors.joining(" "));
            properties.merge(PGProperty.OPTIONS.getName(), options, (mine, more) -> mine + " " + more);
        }
        return properties;
    }

    private static boolean known(Properties properties, String name, String value) {
        PGProperty property = RENAMED.containsKey(name) ? RENAMED.get(name) : PGProperty.forName(name);
        if (property == null) {
            return false;
        }
        properties.put(property.getName(), property == PGProperty.TARGET_SERVER_TYPE ? serverType(value) : value);
        return true;
    }

    private static String serverType(String sessionAttributes) {
        return switch (sessionAttributes) {
            case "read-write" -> "primary";
            case "standby", "read-only" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> sessionAttributes;
        };
    }
}
