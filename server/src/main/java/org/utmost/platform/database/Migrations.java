package org.utmost.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.utmost.platform.text.Csv;

/** Brings a schema up to date, and tells how far one is. */
public final class Migrations {
    /** Which database is migrated: most migrations are one text for both, some are a database's own. */
    enum Kind {
        SQLITE,
        POSTGRES;

        private String folder() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The migrations of this build, written down when it was built: the checksums by version. */
        private Map<String, Integer> ours() {
            return Csv.rows(Migrations.class, "/db/" + folder() + ".csv").stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> Integer.valueOf(row.get(1))));
        }
    }

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /**
     * Runs those that the database lacks. Flyway is asked only if the history is not, to the checksum, what it would leave:
     * its looking alone takes a tenth of a start.
     *
     * @throws DatabaseException if the schema is newer than this server
     */
    static void run(DataSource source, Kind kind) {
        Map<String, Integer> ours = kind.ours();
        Map<String, Integer> applied = applied(source);
        String unknown = applied.keySet().stream()
                .filter(version -> !ours.containsKey(version))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new DatabaseException(
                    "its schema is newer than this server, which does not know the migration " + unknown
                            + ": start the newer server, or restore a backup.",
                    null);
        }
        if (!applied.equals(ours)) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration", "classpath:db/" + kind.folder())
                    .load()
                    .migrate();
        }
    }

    /** The last migration that this server knows. */
    public static int last() {
        return last(Kind.SQLITE.ours());
    }

    /** The last migration of a database; 0 if it has none of ours. */
    public static int last(DataSource source) {
        return last(applied(source));
    }

    private static int last(Map<String, Integer> migrations) {
        return migrations.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
    }

    /** What the history has; nothing if it can't be read or one went wrong, which Flyway then tells of. */
    private static Map<String, Integer> applied(DataSource source) {
        Map<String, Integer> applied = new HashMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, checksum, success FROM "
                        + history(connection, statement) + " WHERE version IS NOT NULL")) {
            while (rows.next()) {
                if (!rows.getBoolean(3)) {
                    return Map.of();
                }
                applied.put(rows.getString(1), rows.getInt(2));
            }
            return applied;
        } catch (SQLException e) {
            return Map.of();
        }
    }

    /** Flyway's table: on PostgreSQL in the schema that it would make it in, not in another one of the search path. */
    private static String history(Connection connection, Statement statement) throws SQLException {
        String schema = connection.getSchema();
        return schema == null ? HISTORY : statement.enquoteIdentifier(schema, true) + "." + HISTORY;
    }
}
