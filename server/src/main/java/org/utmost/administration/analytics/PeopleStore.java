package org.utmost.administration.analytics;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.utmost.platform.database.Reader;

/**
 * Tables users, team_members and statuses, counted: each is a range of an index. Bots and deactivated accounts are no people
 * who are there; as they are few, all are counted and they are taken off.
 */
final class PeopleStore {
    private static final String APART = "SELECT COUNT(*) FROM users WHERE (is_bot OR delete_at > 0) AND ";
    private static final String IN_TEAM =
            "EXISTS (SELECT 1 FROM team_members WHERE team_id = ? AND user_id = users.id AND delete_at = 0)";

    /** Asked of each of the few: PostgreSQL would go through all who were active to answer whether there is one. */
    private static final String ACTIVE_SINCE = "(SELECT last_activity_at FROM statuses WHERE user_id = users.id) > ?";

    /** People with an account; in one team, or in all for an empty id. */
    long active(Reader db, String teamId) throws SQLException {
        return teamId.isEmpty()
                ? count(db, "SELECT COUNT(*) FROM users WHERE NOT is_bot AND delete_at = 0")
                : count(db, "SELECT COUNT(*) FROM team_members WHERE team_id = ? AND delete_at = 0", teamId)
                        - count(db, APART + IN_TEAM, teamId);
    }

    /** People whose account is deactivated; in one team, or in all for an empty id. */
    long inactive(Reader db, String teamId) throws SQLException {
        return teamId.isEmpty()
                ? count(db, "SELECT COUNT(*) FROM users WHERE NOT is_bot AND delete_at > 0")
                : count(db, APART + IN_TEAM + " AND NOT is_bot", teamId);
    }

    /** People with an account who were active after that time, epoch milliseconds. */
    long activeSince(Reader db, long time) throws SQLException {
        return count(db, "SELECT COUNT(*) FROM statuses WHERE last_activity_at > ?", time)
                - count(db, APART + ACTIVE_SINCE, time);
    }

    private static long count(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
