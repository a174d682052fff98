package org.utmost.messages.posts;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Tx;

/** How fixed statements get their values. */
public final class Statements {
    /** Values of one IN list at the most. */
    public static final int IN_LIST = 500;

    private Statements() {}

    /** Runs a change; how many rows it changed. */
    public static int execute(Tx tx, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = tx.prepare(sql);
        bind(statement, values);
        return statement.executeUpdate();
    }

    /** Runs a change once for each row of values, all of them sent together; how many rows each of them changed. */
    public static int[] executeEach(Tx tx, String sql, List<@Nullable Object[]> rows) throws SQLException {
        PreparedStatement statement = tx.prepare(sql);
        for (@Nullable Object[] values : rows) {
            bind(statement, values);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    /** Sets the values of a statement, in their order. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Boolean flag -> statement.setBoolean(i + 1, flag);
                case null, default -> statement.setString(i + 1, (String) values[i]);
            }
        }
    }

    /** So many marks, with commas between. */
    public static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    /** Sizes of IN lists come in powers of two, so that few different statements are prepared. */
    public static List<String> padded(List<String> ids) {
        List<String> padded = new ArrayList<>(ids);
        int size = Integer.highestOneBit(Math.max(1, ids.size() * 2 - 1));
        while (padded.size() < size) {
            padded.add(ids.getFirst());
        }
        return padded;
    }
}
