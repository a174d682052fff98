package org.utmost.administration.analytics;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/**
 * Tables post_days, stale_post_days and counted_post_days: what was written on each whole day up to the last that was
 * counted. Days after that are counted where they are asked for. Days are those since the epoch, in UTC.
 *
 * <p>The row that names the last counted day is the lock: nobody counts a day while somebody writes a post of a counted
 * day, on whichever node.
 */
final class PostDayStore {
    /** The expression of the index. */
    private static final String DAY = "posts.create_at / 86400000";

    /** Bots, found in the index of those who are few. */
    private static final String BY_BOT = "user_id IN (SELECT id FROM users WHERE (is_bot OR delete_at > 0) AND is_bot)";

    private static final String FIGURES =
            "COUNT(*), COUNT(CASE WHEN " + BY_BOT + " THEN 1 END), COUNT(DISTINCT user_id)";
    private static final String POSTS = " FROM posts WHERE posts.original_id = '' AND " + DAY;

    /** Of channels, only whether a post's is one of the team is asked: a team's channels are no way to the posts of a day. */
    private static final String IN_TEAM =
            " AND ? = (SELECT team_id FROM channels WHERE channels.id = posts.channel_id)";

    private static final String SET_LAST = "UPDATE counted_post_days SET last_day = ?";
    private static final String LAST = "SELECT last_day FROM counted_post_days";

    /**
     * What was written on a day.
     *
     * @param day since the epoch
     */
    record PostDay(long day, long posts, long botPosts, long authors) {}

    /** The last day that was counted; -1 if none was. */
    long last(Reader db) throws SQLException {
        return number(db.prepare(LAST));
    }

    /** Whether a day of which more became known waits to be counted again. */
    boolean anyStale(Reader db) throws SQLException {
        return firstStale(db) != null;
    }

    /** Counts a day again if it was counted, as a post was written on it that late. */
    void late(Tx tx, long day) throws SQLException {
        if (day <= number(tx.prepareLocked(LAST))) {
            run(tx, "INSERT INTO stale_post_days (day) VALUES (?) ON CONFLICT (day) DO NOTHING", day);
        }
    }

    /** Counts the next day that has to be, up to one; false if there is none. */
    boolean countNext(Tx tx, long upTo) throws SQLException {
        long last = number(tx.prepareLocked(LAST));
        @Nullable Long stale = firstStale(tx);
        if (stale != null) {
            run(tx, "DELETE FROM stale_post_days WHERE day = ?", stale);
            count(tx, stale);
            return true;
        }
        if (last >= upTo) {
            return false;
        }
        @Nullable
        Long next = find(
                tx,
                "SELECT " + DAY + " FROM posts WHERE posts.original_id = '' AND " + DAY + " > ? ORDER BY " + DAY
                        + " LIMIT 1",
                last);
        if (next == null || next > upTo) {
            run(tx, SET_LAST, upTo);
            return false;
        }
        count(tx, next);
        run(tx, SET_LAST, next);
        return true;
    }

    /** How many posts were written up to a counted day. */
    long posts(Reader db, String teamId, long last) throws SQLException {
        PreparedStatement statement =
                db.prepare("SELECT COALESCE(SUM(posts), 0) FROM post_days WHERE team_id = ? AND day <= ?");
        statement.setString(1, teamId);
        statement.setLong(2, last);
        return number(statement);
    }

    /**
     * How many were written on days after one. The last day that there can be is an end: PostgreSQL takes what is open for a
     * third of all posts, and sets several processes to it.
     */
    long postsAfter(Reader db, String teamId, long day) throws SQLException {
        PreparedStatement statement =
                db.prepare("SELECT COUNT(*)" + POSTS + " > ? AND " + DAY + " <= ?" + (teamId.isEmpty() ? "" : IN_TEAM));
        statement.setLong(1, day);
        statement.setLong(2, Long.MAX_VALUE);
        if (!teamId.isEmpty()) {
            statement.setString(3, teamId);
        }
        return number(statement);
    }

    /** The days, from one to another, that have posts, newest first; of the counted ones. */
    List<PostDay> counted(Reader db, String teamId, long from, long to) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT day, posts, bot_posts, authors FROM post_days"
                + " WHERE team_id = ? AND day >= ? AND day <= ? AND posts > 0 ORDER BY day DESC");
        statement.setString(1, teamId);
        statement.setLong(2, from);
        statement.setLong(3, to);
        return days(statement);
    }

    /** The days since the last counted one that have posts, newest first; counted now. */
    List<PostDay> live(Reader db, String teamId, long from, long to) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT " + DAY + ", " + FIGURES + POSTS + " >= ? AND " + DAY + " <= ?"
                + (teamId.isEmpty() ? "" : IN_TEAM) + " GROUP BY " + DAY + " ORDER BY " + DAY + " DESC");
        statement.setLong(1, from);
        statement.setLong(2, to);
        if (!teamId.isEmpty()) {
            statement.setString(3, teamId);
        }
        return days(statement);
    }

    private static void count(Tx tx, long day) throws SQLException {
        String insert = "INSERT INTO post_days (team_id, day, posts, bot_posts, authors) SELECT ";
        run(tx, "DELETE FROM post_days WHERE day = ?", day);
        run(tx, insert + "'', ?, " + FIGURES + POSTS + " = ?", day, day);
        String team = "(SELECT team_id FROM channels WHERE channels.id = posts.channel_id)";
        run(
                tx,
                insert + "team, ?, " + FIGURES + " FROM (SELECT " + team + " AS team, posts.user_id" + POSTS
                        + " = ?) AS written WHERE team <> '' GROUP BY team",
                day,
                day);
    }

    private static @Nullable Long firstStale(Reader db) throws SQLException {
        return find(db, "SELECT day FROM stale_post_days WHERE day > ? ORDER BY day LIMIT 1", -1L);
    }

    private static void run(Tx tx, String sql, long... values) throws SQLException {
        PreparedStatement statement = tx.prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static @Nullable Long find(Reader db, String sql, long value) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        statement.setLong(1, value);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<PostDay> days(PreparedStatement statement) throws SQLException {
        List<PostDay> days = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(new PostDay(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return days;
    }
}
