package org.utmost.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;
import org.utmost.platform.events.EventBus;

/** Opens the configured database and brings its schema up to date. */
public final class Databases {
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private Databases() {}

    /**
     * The SQLite database in that file, made if it is missing.
     *
     * @throws DatabaseException if it can't be opened or is not ours
     */
    public static Database sqlite(Path file, EventBus bus) {
        try {
            SQLiteDataSource source = new SQLiteDataSource(SqliteDatabase.config());
            source.setUrl("jdbc:sqlite:" + file);
            migrate(source);
            return new SqliteDatabase(file, bus);
        } catch (SQLException | FlywayException e) {
            throw Failures.translate(e);
        }
    }

    /**
     * The PostgreSQL database of that URL, {@code postgres://user:password@host:port/name?sslmode=disable}.
     *
     * @param poolSize connections at the most
     * @throws DatabaseException if it can't be reached, refuses the login, or its schema is newer than this server
     */
    public static Database postgres(String url, int poolSize, EventBus bus) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(poolConfig(url, poolSize));
            migrate(pool);
            return new PostgresDatabase(pool, bus);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw Failures.translate(e);
        }
    }

    private static HikariConfig poolConfig(String url, int poolSize) {
        URI uri = URI.create(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(
                "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath());
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setInitializationFailTimeout(CONNECT_TIMEOUT_MS);
        String[] login = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        config.setUsername(decode(login[0]));
        config.setPassword(login.length > 1 ? decode(login[1]) : "");
        config.setDataSourceProperties(parameters(uri));
        return config;
    }

    /** The URL's parameters under the names that the JDBC driver gives them. */
    private static Properties parameters(URI uri) {
        Properties properties = new Properties();
        properties.putAll(Arrays.stream((uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && !pair[0].equals("binary_parameters"))
                .collect(Collectors.toMap(
                        pair -> pair[0].equals("connect_timeout") ? "connectTimeout" : pair[0],
                        pair -> decode(pair[1]),
                        (first, last) -> last)));
        return properties;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
