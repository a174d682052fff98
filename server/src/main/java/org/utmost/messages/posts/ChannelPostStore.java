package org.utmost.messages.posts;

import static org.utmost.messages.posts.PostStore.SELECT;
import static org.utmost.messages.posts.PostStore.many;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;

/**
 * Table posts, in lists of a channel. Each statement is one range of one index, from where it begins to its limit; it costs
 * what it returns, however much the channel has.
 */
final class ChannelPostStore {
    private static final String IN_CHANNEL = "WHERE channel_id = ? AND original_id = ''";
    private static final String BEFORE = " AND (create_at, id) < (?, ?)";
    private static final String AFTER = " AND (create_at, id) > (?, ?)";
    private static final String NEWEST_FIRST = " ORDER BY create_at DESC, id DESC LIMIT ?";
    private static final String OLDEST_FIRST = " ORDER BY create_at, id LIMIT ?";

    /** A point in the order of a channel's posts, where one of them is or was. */
    record Point(long createAt, String id) {
        /** Behind all posts. */
        static final Point END = new Point(Long.MAX_VALUE, "");

        static Point of(Post post) {
            return new Point(post.createAt(), post.id());
        }
    }

    /** Those before a point, newest first. */
    List<Post> before(Reader db, String channelId, PostFilter filter, Point point, int limit) throws SQLException {
        return many(
                db,
                SELECT + IN_CHANNEL + filter.sql() + BEFORE + NEWEST_FIRST,
                filter.values(channelId, point.createAt(), point.id(), limit));
    }

    /** Those after a point, oldest first. */
    List<Post> after(Reader db, String channelId, PostFilter filter, Point point, int limit) throws SQLException {
        return many(
                db,
                SELECT + IN_CHANNEL + filter.sql() + AFTER + OLDEST_FIRST,
                filter.values(channelId, point.createAt(), point.id(), limit));
    }

    /** Where the last of so many posts before a point is; null if they are fewer. Reads nothing but the index. */
    @Nullable
    Point skipBefore(Reader db, String channelId, PostFilter filter, Point point, int posts) throws SQLException {
        return point(
                db,
                "SELECT create_at, id FROM posts " + IN_CHANNEL + filter.sql() + BEFORE + NEWEST_FIRST + " OFFSET ?",
                filter.values(channelId, point.createAt(), point.id(), 1, posts - 1));
    }

    /** Where the last of so many posts after a point is; null if they are fewer. Reads nothing but the index. */
    @Nullable
    Point skipAfter(Reader db, String channelId, PostFilter filter, Point point, int posts) throws SQLException {
        return point(
                db,
                "SELECT create_at, id FROM posts " + IN_CHANNEL + filter.sql() + AFTER + OLDEST_FIRST + " OFFSET ?",
                filter.values(channelId, point.createAt(), point.id(), 1, posts - 1));
    }

    /** How many are after a point. */
    int countAfter(Reader db, String channelId, PostFilter filter, Point point) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT COUNT(*) FROM posts " + IN_CHANNEL + filter.sql() + AFTER);
        Statements.bind(statement, filter.values(channelId, point.createAt(), point.id()));
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The first after a time. */
    @Nullable
    Post firstAfter(Reader db, String channelId, PostFilter filter, long time) throws SQLException {
        return PostStore.first(many(
                db,
                SELECT + IN_CHANNEL + filter.sql() + " AND create_at > ?" + OLDEST_FIRST,
                filter.values(channelId, time, 1)));
    }

    /**
     * Those that changed since, newest first. What was written since did change since; only if that is not enough, those
     * are asked for that were written before.
     */
    List<Post> since(Reader db, String channelId, PostFilter filter, long since, int limit) throws SQLException {
        List<Post> changed = new ArrayList<>(many(
                db,
                SELECT + IN_CHANNEL + filter.sql() + " AND create_at > ?" + NEWEST_FIRST,
                filter.values(channelId, since, limit)));
        if (changed.size() < limit) {
            // The signs keep the databases from going through the whole channel in the order that is wanted.
            changed.addAll(many(
                    db,
                    SELECT + "WHERE id IN (SELECT id FROM posts " + IN_CHANNEL + filter.sql()
                            + " AND update_at > ? AND +create_at <= ? ORDER BY +create_at DESC, id DESC LIMIT ?)"
                            + " ORDER BY create_at DESC, id DESC",
                    filter.values(channelId, since, since, limit - changed.size())));
        }
        return changed;
    }

    private static @Nullable Point point(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        Statements.bind(statement, values);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new Point(row.getLong(1), row.getString(2)) : null;
        }
    }
}
