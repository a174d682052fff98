package org.utmost.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Migrations;
import org.utmost.platform.files.Durable;
import org.utmost.platform.files.Private;

/** SQLite's file. */
final class SqliteCopy implements DatabaseCopy {
    /** What SQLite puts beside it; with another file it would be taken for that one's. */
    private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");

    /** What of an error's code says which it is. */
    private static final int PRIMARY = 0xff;

    private final Path file;

    SqliteCopy(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** In write-ahead mode who reads, however long, keeps no writer waiting. */
    @Override
    public Snapshot snapshot(Path work) throws IOException {
        if (!Files.exists(file)) {
            throw new BackupFailure("There is no database at " + file + ": start the server once.");
        }
        Path copy = work.resolve("utmost.db");
        Private.file(copy);
        try (Connection connection = source(file).getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toAbsolutePath().toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
        int schema = Migrations.last(source(copy));
        if (schema == 0) {
            throw new BackupFailure(file + " is no database of Utmost's: look at SqlSettings.DataSource.");
        }
        return new Copied(copy, schema, Files.size(copy));
    }

    @Override
    public String name() {
        return "the database " + file;
    }

    @Override
    public boolean isEmpty() throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    /** SQLite leaves the write-ahead mode only for one who is alone; what is in the log beside is in the file then. */
    @Override
    public void requireReplaceable(Path work) throws IOException {
        if (isEmpty()) {
            return;
        }
        try (Connection connection = source(file).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
        } catch (SQLException e) {
            if ((e.getErrorCode() & PRIMARY) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new BackupFailure(file + " is in use: stop the server and whatever else has it open.");
            }
            // It is damaged, which may be why a backup takes its place.
        }
    }

    @Override
    public Path folder() {
        return file.resolveSibling("");
    }

    @Override
    public void replaceBy(Path copy, Path work, Progress progress) throws IOException {
        for (String suffix : BESIDE) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
        Durable.move(copy, file);
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private record Copied(Path file, int schema, long size) implements Snapshot {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
            Files.delete(file);
        }
    }
}
