package org.utmost.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that everything runs on. PostgreSQL, like NATS, is a real one, started once for all tests of this JVM. */
public enum DatabaseKind {
    SQLITE {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }
    },
    POSTGRES {
        @Override
        public Map<String, String> environment() {
            return Map.of("MM_SQLSETTINGS_DRIVERNAME", "postgres", "MM_SQLSETTINGS_DATASOURCE", Postgres.freshUrl());
        }
    },
    /** PostgreSQL, with two nodes. */
    CLUSTER {
        @Override
        public Map<String, String> environment() {
            Map<String, String> variables = new HashMap<>(POSTGRES.environment());
            variables.put("MM_CLUSTERSETTINGS_ENABLE", "true");
            variables.put("MM_CLUSTERSETTINGS_NATSURL", NatsServer.common());
            return variables;
        }

        @Override
        int nodes() {
            return 2;
        }
    };

    /** What the tests run on that do not name a database: {@code -Dutmost.database=postgres}, cluster, else SQLite. */
    public static DatabaseKind chosen() {
        return valueOf(System.getProperty("utmost.database", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** The same for tests of what each node has for itself: they say what that is. */
    public static DatabaseKind single() {
        return chosen() == CLUSTER ? POSTGRES : chosen();
    }

    /** The databases, each with one node, and the cluster where that is chosen. */
    public static List<DatabaseKind> all() {
        return chosen() == CLUSTER ? List.of(values()) : List.of(SQLITE, POSTGRES);
    }

    /** The variables that give a server a fresh database of this kind. */
    public abstract Map<String, String> environment();

    /** How many nodes a server has on it. */
    int nodes() {
        return 1;
    }

    private static final class Postgres {
        private static final AtomicInteger COUNT = new AtomicInteger();

        /** {@code -Dutmost.postgres=HOST:PORT} is another server than the one that the build brings, with the same user. */
        private static final String SERVER =
                System.getProperty("utmost.postgres") == null ? start() : System.getProperty("utmost.postgres");

        static String freshUrl() {
            String name = "utmost" + COUNT.incrementAndGet();
            String jdbc = "jdbc:postgresql://" + SERVER + "/postgres?user=postgres&password=postgres";
            try (Connection connection = DriverManager.getConnection(jdbc);
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + name);
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return "postgres://postgres:postgres@" + SERVER + "/" + name + "?sslmode=disable";
        }

        private static String start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "600")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return "127.0.0.1:" + server.getPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
