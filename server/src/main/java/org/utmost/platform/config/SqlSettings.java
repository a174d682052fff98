package org.utmost.platform.config;

/**
 * Section SqlSettings.
 *
 * @param driverName {@code sqlite} or {@code postgres}
 * @param dataSource a {@link PostgresUrl}, or the file for SQLite: empty for {@code utmost.db} in the data directory
 * @param maxOpenConns connections to PostgreSQL at the most
 */
public record SqlSettings(String driverName, String dataSource, int maxOpenConns) {
    public SqlSettings {
        if (driverName.equals("postgres")) {
            try {
                PostgresUrl.of(dataSource);
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidConfig(
                        "model.config.is_valid.sql_data_src.app_error", "SqlSettings.DataSource", PostgresUrl.EXPECTED);
            }
        }
    }
}
