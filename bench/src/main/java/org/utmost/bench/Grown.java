package org.utmost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server on a database that was filled by growth.sql; both are gone when it is closed, unless they are kept. */
final class Grown implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at http://localhost:(\\d+)");

    private final Path program;
    private final Path data;
    private final boolean kept;

    /** Of its own database; empty for SQLite. */
    private final String postgres;

    private Process process;
    private Place place;
    private long postmaster;

    private Grown(Path program, Path data, boolean kept, String postgres) {
        this.program = program;
        this.data = data;
        this.kept = kept;
        this.postgres = postgres;
    }

    /**
     * Starts a server, fills its database and starts it again.
     *
     * @param postgres the URL of a PostgreSQL server, where a database is made; empty for SQLite
     * @param keep a directory where what was filled stays, and is found again; empty if it is not kept
     */
    static Grown of(Path program, String postgres, String keep, Scale scale) throws Exception {
        boolean kept = !keep.isEmpty();
        Path data = kept
                ? Files.createDirectories(Path.of(keep, scale.name() + (postgres.isEmpty() ? "" : "_postgres")))
                : Files.createTempDirectory("utmost-growth");
        boolean filled = Place.isIn(data);
        String own = postgres;
        if (!postgres.isEmpty()) {
            String name = "growth" + (kept ? scale.name() : System.currentTimeMillis());
            if (!filled) {
                run(jdbc(postgres), "DROP DATABASE IF EXISTS " + name);
                run(jdbc(postgres), "CREATE DATABASE " + name);
            }
            own = postgres.replaceFirst("(postgres://[^/]*/)[^?]*", "$1" + name);
        }
        Grown grown = new Grown(program, data, kept, own);
        try {
            if (filled) {
                grown.forgetMeasured();
                grown.place = Place.read(data, grown.start());
                return grown;
            }
            grown.place = Place.prepare(grown.start());
            grown.stop();
            grown.fill(scale);
            if (kept) {
                grown.place.write(data);
            }
            grown.place = grown.place.at(grown.start());
            return grown;
        } catch (Exception e) {
            grown.close();
            throw e;
        }
    }

    Place place() {
        return place;
    }

    /** CPU time that the server, and its database, have used so far, in microseconds. */
    long cpuMicros() throws IOException {
        return new ServerProcess(process.pid()).cpuMicros() + ServerProcess.familyMicros(postmaster);
    }

    private URI start() throws IOException, SQLException {
        ProcessBuilder builder =
                new ProcessBuilder(program.toString(), "server", "--data", data.toString(), "--listen", "127.0.0.1:0");
        builder.environment().put("MM_ANALYTICSSETTINGS_MAXUSERSFORSTATISTICS", "1000000");
        if (!postgres.isEmpty()) {
            builder.environment()
                    .putAll(Map.of("MM_SQLSETTINGS_DRIVERNAME", "postgres", "MM_SQLSETTINGS_DATASOURCE", postgres));
        }
        process = builder.redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                postmaster = findPostmaster();
                Thread.ofVirtual().start(() -> lines.lines().forEach(more -> {}));
                return URI.create("http://127.0.0.1:" + ready.group(1));
            }
        }
        throw new IOException("the server did not start:\n" + said);
    }

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void fill(Scale scale) throws IOException, SQLException {
        String script;
        try (InputStream in = Grown.class.getResourceAsStream("growth.sql")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Map<String, Object> words = Map.of(
                "posts", scale.posts(),
                "users", scale.users(),
                "channels", scale.channels(),
                "now", System.currentTimeMillis(),
                "team", place.team(),
                "channel", place.channel(),
                "user", place.userId());
        for (Map.Entry<String, Object> word : words.entrySet()) {
            script = script.replace("{" + word.getKey() + "}", word.getValue().toString());
        }
        run(jdbc(), script.split(";\n"));
        if (!postgres.isEmpty()) {
            run(jdbc(), "VACUUM ANALYZE");
        }
    }

    /** What was written while it was measured would be more and more of today's posts. */
    private void forgetMeasured() throws SQLException {
        run(jdbc(), "DELETE FROM posts WHERE id NOT LIKE 'growth%'");
        if (!postgres.isEmpty()) {
            run(jdbc(), "VACUUM ANALYZE");
        }
    }

    private String jdbc() {
        return postgres.isEmpty() ? "jdbc:sqlite:" + data.resolve("utmost.db") : jdbc(postgres);
    }

    private static String jdbc(String postgres) {
        URI url = URI.create(postgres);
        String[] account = (url.getUserInfo() + ":").split(":");
        return "jdbc:postgresql://" + url.getHost() + ":" + (url.getPort() < 0 ? 5432 : url.getPort()) + url.getPath()
                + "?user=" + account[0] + "&password=" + (account.length > 1 ? account[1] : "");
    }

    private static void run(String jdbc, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(statements.length == 1);
            for (String each : statements) {
                statement.execute(each);
            }
            if (statements.length > 1) {
                connection.commit();
            }
        }
    }

    /** The process that all of PostgreSQL's descend from; 0 if it runs elsewhere, or for SQLite. */
    private long findPostmaster() throws SQLException {
        if (postgres.isEmpty()) {
            return 0;
        }
        try (var connection = DriverManager.getConnection(jdbc());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ServerProcess.parent(row.getLong(1));
        }
    }

    @Override
    public void close() throws Exception {
        if (process != null) {
            stop();
        }
        if (kept) {
            return;
        }
        if (!postgres.isEmpty()) {
            String name = URI.create(postgres).getPath().substring(1);
            run(jdbc(postgres.replace("/" + name, "/postgres")), "DROP DATABASE " + name);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
