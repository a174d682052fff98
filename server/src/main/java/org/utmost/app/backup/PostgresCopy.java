package org.utmost.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Migrations;

/** The schema of a PostgreSQL database in which a server has its tables. */
final class PostgresCopy implements DatabaseCopy {
    private static final String HISTORY = "flyway_schema_history";

    /** Connections of the database's own have no user. */
    private static final String LOOK = """
            SELECT current_schema(),
              (SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace = n.oid),
              (SELECT coalesce(sum(pg_table_size(oid)), 0) FROM pg_class WHERE relkind = 'r' AND relnamespace = n.oid),
              (SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid())
            FROM pg_namespace n WHERE nspname = current_schema()
            """;

    /** Empties the schema of the search path. */
    private static final String CLEAR = """
            DO $clear$
            DECLARE
              name text;
            BEGIN
              FOR name IN SELECT oid::regclass FROM pg_class
                WHERE relkind IN ('r', 'p')
                  AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              LOOP
                EXECUTE 'DROP TABLE IF EXISTS ' || name || ' CASCADE';
              END LOOP;
            END
            $clear$;
            """;

    /** Whoever restores with newer programs than the server has would hear of a setting that it does not know. */
    private static final String NEWER_SETTING = "SET transaction_timeout = 0;\n";

    private static final int SETTINGS_BYTES = 4096;

    private final PostgresUrl url;
    private final DataSource source;
    private final Path data;

    /** What is there. */
    private record Found(String schema, int version, long tables, long bytes, long others) {}

    PostgresCopy(PostgresUrl url, Path data) {
        this.url = url;
        this.data = data;
        this.source = Databases.withoutTimeout(url);
    }

    @Override
    public Snapshot snapshot(Path work) throws IOException {
        Found found = look();
        int migration = Migrations.last(source);
        if (migration == 0) {
            throw new BackupFailure("There is nothing of Utmost's in " + name()
                    + ": start the server once, or look at SqlSettings.DataSource.");
        }
        PostgresTools tools = new PostgresTools(url, work);
        tools.require("pg_dump", found.version());
        return new Dump(tools, found, migration);
    }

    @Override
    public String name() {
        return "the database " + url.database() + " at " + String.join(",", url.hosts());
    }

    @Override
    public boolean isEmpty() {
        return look().tables() == 0;
    }

    @Override
    public void requireReplaceable(Path work) throws IOException {
        Found found = look();
        if (found.others() > 0) {
            throw new BackupFailure(
                    "Others are connected to " + name() + ": stop the server and whatever else uses it.");
        }
        if (found.tables() > 0 && Migrations.last(source) == 0) {
            throw new BackupFailure("There are tables that are not Utmost's in the schema " + found.schema() + " of "
                    + name() + ": name an empty one in SqlSettings.DataSource (MM_SQLSETTINGS_DATASOURCE).");
        }
        PostgresTools tools = new PostgresTools(url, work);
        tools.require("pg_restore", found.version());
        tools.require("psql", found.version());
    }

    @Override
    public Path folder() {
        return data;
    }

    /**
     * In one transaction, whose end is sent only when all of the copy was: whoever goes before, this process too, leaves
     * what was there. {@code pg_restore --single-transaction} can't drop in it what a newer server has added.
     */
    @Override
    public void replaceBy(Path copy, Path work, Progress progress) throws IOException {
        Found found = look();
        PostgresTools tools = new PostgresTools(url, work);
        requireReadable(tools, copy, found);
        Process script = tools.start(
                "pg_restore",
                "--file=-",
                "--no-owner",
                "--no-privileges",
                "--schema=" + found.schema(),
                copy.toString());
        Process psql = tools.start(
                "psql",
                "--no-psqlrc",
                "--no-password",
                "--quiet",
                "--output=" + work.resolve("psql.out"),
                "--set=ON_ERROR_STOP=1",
                "--file=-");
        try (OutputStream in = psql.getOutputStream()) {
            in.write(bytes("BEGIN;\nSET LOCAL search_path = " + quoted(found.schema()) + ";\n" + CLEAR));
            OutputStream out = progress.counting(in);
            byte[] first = script.getInputStream().readNBytes(SETTINGS_BYTES);
            String settings = new String(first, StandardCharsets.ISO_8859_1).replace(NEWER_SETTING, "");
            out.write(settings.getBytes(StandardCharsets.ISO_8859_1));
            script.getInputStream().transferTo(out);
            tools.await(script, "pg_restore");
            in.write(bytes("ANALYZE;\nCOMMIT;\n"));
        } catch (IOException hungUp) {
            script.destroy();
            tools.await(psql, "psql");
            throw tools.failed("psql");
        }
        tools.await(psql, "psql");
    }

    /** Reads its list of contents. */
    private static void requireReadable(PostgresTools tools, Path copy, Found found) throws IOException {
        Process list = tools.start("pg_restore", "--list", "--schema=" + found.schema(), copy.toString());
        boolean ours = list.inputReader(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(" TABLE " + found.schema() + " " + HISTORY + " "))
                        .count()
                == 1;
        tools.await(list, "pg_restore");
        if (!ours) {
            throw new BackupFailure("The backup has no schema " + found.schema()
                    + ": name that which it was made of in SqlSettings.DataSource (search_path=…).");
        }
    }

    private static byte[] bytes(String sql) {
        return sql.getBytes(StandardCharsets.UTF_8);
    }

    /** As a name in SQL, and in a pattern of {@code pg_dump}. */
    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private Found look() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            if (!row.next()) {
                throw new BackupFailure("There is no schema for tables in " + name()
                        + ": make one, or name another in SqlSettings.DataSource (search_path=…).");
            }
            return new Found(
                    row.getString(1),
                    connection.getMetaData().getDatabaseMajorVersion(),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4));
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    private record Dump(PostgresTools tools, Found found, int schema) implements Snapshot {
        @Override
        public long size() {
            return found.bytes();
        }

        /** Not compressed, as the archive is. */
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Process process = tools.start(
                    "pg_dump",
                    "--format=custom",
                    "--compress=0",
                    "--no-password",
                    "--schema=" + quoted(found.schema()));
            process.getInputStream().transferTo(out);
            tools.await(process, "pg_dump");
        }
    }
}
