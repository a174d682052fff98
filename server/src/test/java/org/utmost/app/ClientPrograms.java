package org.utmost.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's client programs, which the build does not bring. */
final class ClientPrograms {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private ClientPrograms() {}

    /** Skips a test where they are missing or older than the server of that URL. */
    static void assumeFor(String url) {
        int server;
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + url.replaceFirst(".*@", "") + "&user=postgres&password=postgres")) {
            server = connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        int here = version();
        assumeTrue(
                here >= server,
                () -> "pg_dump on the PATH is " + (here == 0 ? "missing" : "of version " + here) + ", the server of "
                        + server + ": -Dutmost.postgres=HOST:PORT names another, with the user and password postgres");
    }

    private static int version() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            Matcher version =
                    VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException missing) {
            return 0;
        }
    }
}
