package org.utmost.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that everything runs on. PostgreSQL is a real one, started once for all tests of this JVM. */
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
    };

    /** What the tests run on that do not name a database: {@code -Dutmost.database=postgres}, else SQLite. */
    public static DatabaseKind chosen() {
        return valueOf(System.getProperty("utmost.database", "sqlite").toUpperCase(java.util.Locale.ROOT));
    }

    /** The variables that give a server a fresh database of this kind. */
    public abstract Map<String, String> environment();

    private static final class Postgres {
        private static final AtomicInteger COUNT = new AtomicInteger();
        private static final EmbeddedPostgres SERVER = start();

        static String freshUrl() {
            String name = "utmost" + COUNT.incrementAndGet();
            try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return "postgres://postgres:postgres@127.0.0.1:" + SERVER.getPort() + "/" + name + "?sslmode=disable";
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
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
