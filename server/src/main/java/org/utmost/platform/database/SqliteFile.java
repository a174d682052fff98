package org.utmost.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.utmost.platform.files.Private;
import org.utmost.platform.health.Health;

/** The file of the embedded database. Only its owner may read it; the files that SQLite puts beside it are as it is. */
final class SqliteFile {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    /** A smaller file is checked before it is used, a larger one while it is: 30 MB take some 0.1 s. */
    private static final long CHECKED_FIRST_BYTES = 32L * 1024 * 1024;

    /** What of an error's code says which it is; the rest says more. */
    private static final int PRIMARY = 0xff;

    private final Path file;
    private final Health.Part part;

    SqliteFile(Path file, Health.Part part) {
        this.file = file;
        this.part = part;
    }

    /**
     * Makes it if it is missing, and checks that it is whole.
     *
     * @throws DatabaseException if it is damaged
     */
    void prepare() throws SQLException {
        try {
            Private.file(file);
            if (Files.size(file) <= CHECKED_FIRST_BYTES) {
                check();
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().name("sqlite-check").daemon().start(this::checkLater);
    }

    Link open() throws SQLException {
        return new Link(connect(), SQLDialect.SQLITE);
    }

    DataSource source() {
        SQLiteDataSource source = new SQLiteDataSource(SqliteDatabase.config());
        source.setUrl(url());
        return source;
    }

    private Connection connect() throws SQLException {
        return SqliteDatabase.config().createConnection(url());
    }

    private String url() {
        return "jdbc:sqlite:" + file;
    }

    private void check() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            row.next();
            if (!"ok".equals(row.getString(1))) {
                throw damaged(row.getString(1), null);
            }
        } catch (SQLException e) {
            if ((e.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                throw damaged(String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    private DatabaseException damaged(String how, @Nullable SQLException cause) {
        return new DatabaseException(file + " is damaged (" + how + "): restore a backup.", cause);
    }

    private void checkLater() {
        try {
            check();
        } catch (SQLException | RuntimeException e) {
            part.unwell();
            LOG.error("The database file has to be looked after", e);
        }
    }
}
