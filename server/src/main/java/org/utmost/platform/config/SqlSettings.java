package org.utmost.platform.config;

import java.util.Set;

/**
 * Section SqlSettings.
 *
 * @param driverName {@code sqlite} or {@code postgres}
 * @param dataSource a {@code postgres://} URL, or the file for SQLite: empty for {@code utmost.db} in the data directory
 * @param maxOpenConns connections to PostgreSQL at the most
 */
public record SqlSettings(String driverName, String dataSource, int maxOpenConns) {
    public SqlSettings {
        Check.oneOf(Set.of("sqlite", "postgres"), driverName, "sql_driver", "SqlSettings.DriverName");
        Check.atLeast(1, maxOpenConns, "sql_max_conn", "SqlSettings.MaxOpenConns");
        Check.that(
                !driverName.equals("postgres") || dataSource.matches("postgres(ql)?://.+"),
                "sql_data_src",
                "SqlSettings.DataSource",
                "postgres://user:password@host:5432/database");
    }
}
