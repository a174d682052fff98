package org.utmost.platform.config;

import java.nio.file.Path;

/**
 * Section SqlSettings.
 *
 * @param driverName {@code sqlite} or {@code postgres}
 * @param dataSource a {@link PostgresUrl}, or the file for SQLite: empty for {@code utmost.db} in the data directory
 * @param maxOpenConns connections to PostgreSQL at the most
 */
public record SqlSettings(String driverName, String dataSource, int maxOpenConns) {
    public SqlSettings {
        if (isPostgres(driverName)) {
            try {
                PostgresUrl.of(dataSource);
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidConfig(
                        "model.config.is_valid.sql_data_src.app_error", "SqlSettings.DataSource", PostgresUrl.EXPECTED);
            }
        }
    }

    /** Whether it is PostgreSQL, else SQLite. */
    public boolean postgres() {
        return isPostgres(driverName);
    }

    /** The file of SQLite. */
    public Path file(Path data) {
        return dataSource.isEmpty() ? data.resolve("utmost.db") : Path.of(dataSource);
    }

    private static boolean isPostgres(String driverName) {
        return driverName.equals("postgres");
    }
}
