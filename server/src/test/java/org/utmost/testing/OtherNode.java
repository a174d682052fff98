package org.utmost.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** One who changes a server's database beside the server, as another node does. */
public final class OtherNode implements AutoCloseable {
    private final Connection connection;
    private final boolean postgres;

    private OtherNode(Connection connection, boolean postgres) {
        this.connection = connection;
        this.postgres = postgres;
    }

    public static OtherNode of(TestServer server) {
        try {
            boolean postgres = server.jdbc().startsWith("jdbc:postgresql:");
            // A statement with marks of parameters can only be explained if none are expected to be sent.
            Connection connection =
                    DriverManager.getConnection(server.jdbc() + (postgres ? "&preferQueryMode=simple" : ""));
            OtherNode node = new OtherNode(connection, postgres);
            if (!node.postgres) {
                node.change("PRAGMA busy_timeout = 5000");
            }
            return node;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement with these values. */
    public void change(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query says, each row as its columns with spaces between. */
    public List<String> ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> said = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                said.add(row.toString());
            }
            return said;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Begins a transaction: rows that it changes are kept from the server until {@link #commit}. */
    public void begin() {
        change(postgres ? "BEGIN" : "BEGIN IMMEDIATE");
    }

    public void commit() {
        change("COMMIT");
    }

    /** Waits until the server waits for a row of the transaction; SQLite does not tell, and has one writer anyway. */
    public void awaitWaiting() {
        if (postgres) {
            Await.until(this::waiting);
        }
    }

    private boolean waiting() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
