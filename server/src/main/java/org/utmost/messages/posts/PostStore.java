package org.utmost.messages.posts;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/**
 * Table posts, and the counters of channels and members that change with it. The statements are fixed and prepared once:
 * this is the hottest path of the server, where rendering SQL would cost more than running it.
 */
final class PostStore {
    private static final String COLUMNS =
            "id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id,"
                    + " root_id, original_id, message, type, props, hashtags, reply_count, last_reply_at";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM posts ";
    private static final int IN_LIST = 500;

    @Nullable
    Post find(Reader db, String id) throws SQLException {
        return one(db, SELECT + "WHERE id = ?", id);
    }

    @Nullable
    Post findPending(Reader db, String userId, String pendingPostId) throws SQLException {
        return one(db, SELECT + "WHERE user_id = ? AND pending_post_id = ?", userId, pendingPostId);
    }

    List<Post> byIds(Reader db, Collection<String> ids) throws SQLException {
        List<Post> found = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + IN_LIST)));
            found.addAll(many(db, SELECT + "WHERE id IN (" + marks(some.size()) + ")", some.toArray()));
        }
        return found;
    }

    /** Newest first. */
    List<Post> page(Reader db, String channelId, PostFilter filter, int limit, int offset) throws SQLException {
        return many(
                db,
                SELECT + "WHERE channel_id = ? AND original_id = ''" + filter.sql()
                        + " ORDER BY create_at DESC, id DESC LIMIT ? OFFSET ?",
                filter.values(channelId, limit, offset));
    }

    /** Those before the post, newest first. */
    List<Post> before(Reader db, Post post, PostFilter filter, int limit, int offset) throws SQLException {
        return many(
                db,
                SELECT + "WHERE channel_id = ? AND original_id = ''" + filter.sql()
                        + " AND (create_at, id) < (?, ?) ORDER BY create_at DESC, id DESC LIMIT ? OFFSET ?",
                filter.values(post.channelId(), post.createAt(), post.id(), limit, offset));
    }

    /** Those after the post, oldest first. */
    List<Post> after(Reader db, Post post, PostFilter filter, int limit, int offset) throws SQLException {
        return many(
                db,
                SELECT + "WHERE channel_id = ? AND original_id = ''" + filter.sql()
                        + " AND (create_at, id) > (?, ?) ORDER BY create_at, id LIMIT ? OFFSET ?",
                filter.values(post.channelId(), post.createAt(), post.id(), limit, offset));
    }

    /** The first after a time. */
    @Nullable
    Post firstAfter(Reader db, String channelId, PostFilter filter, long time) throws SQLException {
        return one(
                db,
                SELECT + "WHERE channel_id = ? AND original_id = ''" + filter.sql()
                        + " AND create_at > ? ORDER BY create_at, id LIMIT 1",
                filter.values(channelId, time));
    }

    /** Those that changed since, newest first. */
    List<Post> since(Reader db, String channelId, PostFilter filter, long since, int limit) throws SQLException {
        return many(
                db,
                SELECT + "WHERE channel_id = ? AND original_id = ''" + filter.sql()
                        + " AND update_at > ? ORDER BY create_at DESC, id DESC LIMIT ?",
                filter.values(channelId, since, limit));
    }

    /** The replies to a post, in the order and from the point that the query says. */
    List<Post> replies(Reader db, String rootId, ThreadQuery query, int limit) throws SQLException {
        return many(
                db,
                SELECT + "WHERE root_id = ? AND original_id = '' AND delete_at = 0" + query.sql() + " LIMIT ?",
                rootId,
                query.bound(),
                query.fromId(),
                limit);
    }

    /** Who replied to those posts, by the posts' ids: of each the last few, in the order of their last replies. */
    Map<String, List<String>> repliers(Reader db, Collection<String> rootIds, int most) throws SQLException {
        Map<String, List<String>> repliers = new HashMap<>();
        List<String> all = List.copyOf(rootIds);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + IN_LIST)));
            PreparedStatement statement = db.prepare("SELECT root_id, user_id FROM (SELECT root_id, user_id,"
                    + " MAX(create_at) AS last, ROW_NUMBER() OVER (PARTITION BY root_id ORDER BY MAX(create_at) DESC)"
                    + " AS place FROM posts WHERE root_id IN (" + marks(some.size()) + ")"
                    + " AND delete_at = 0 AND original_id = '' GROUP BY root_id, user_id) AS ranked"
                    + " WHERE place <= " + most + " ORDER BY last");
            bind(statement, some.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    repliers.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return repliers;
    }

    /** Those who wrote in a thread. */
    Set<String> participants(Reader db, String rootId, int most) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT DISTINCT user_id FROM posts WHERE (id = ? OR root_id = ?)"
                + " AND delete_at = 0 AND original_id = '' LIMIT ?");
        bind(statement, rootId, rootId, most);
        try (ResultSet rows = statement.executeQuery()) {
            Set<String> participants = new HashSet<>();
            while (rows.next()) {
                participants.add(rows.getString(1));
            }
            return participants;
        }
    }

    void insert(Tx tx, Post post) throws SQLException {
        int inserted = execute(
                tx,
                "INSERT INTO posts (" + COLUMNS + ", pending_post_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                post.id(),
                post.createAt(),
                post.updateAt(),
                post.editAt(),
                post.deleteAt(),
                post.isPinned(),
                post.userId(),
                post.channelId(),
                post.rootId(),
                post.originalId(),
                post.message(),
                post.type(),
                Json.text(post.props()),
                post.hashtags(),
                post.replyCount(),
                post.lastReplyAt(),
                post.pendingPostId().isEmpty() ? null : post.pendingPostId());
        if (inserted != 1) {
            throw new SQLException("the post was not inserted");
        }
    }

    void update(Tx tx, Post post) throws SQLException {
        execute(
                tx,
                "UPDATE posts SET update_at = ?, edit_at = ?, is_pinned = ?, message = ?, props = ?, hashtags = ?"
                        + " WHERE id = ?",
                post.updateAt(),
                post.editAt(),
                post.isPinned(),
                post.message(),
                Json.text(post.props()),
                post.hashtags(),
                post.id());
    }

    /** Deletes a post and all replies to it; false if it was deleted already. */
    boolean delete(Tx tx, Post post, long now) throws SQLException {
        int deleted = execute(
                tx,
                "UPDATE posts SET delete_at = ?, update_at = ? WHERE id = ? AND delete_at = 0",
                now,
                now,
                post.id());
        if (deleted == 0) {
            return false;
        }
        execute(
                tx,
                "UPDATE posts SET delete_at = ?, update_at = ? WHERE root_id = ? AND delete_at = 0",
                now,
                now,
                post.id());
        return true;
    }

    void countReply(Tx tx, String rootId, int change, long now) throws SQLException {
        execute(
                tx,
                "UPDATE posts SET reply_count = reply_count + ?, last_reply_at = CASE WHEN ? > 0 THEN ? ELSE"
                        + " last_reply_at END, update_at = ? WHERE id = ?",
                change,
                change,
                now,
                now,
                rootId);
    }

    /** Counts a new post in its channel, and everything there as seen by its author. */
    void count(Tx tx, Post post) throws SQLException {
        boolean root = post.rootId().isEmpty();
        long counted = post.joinOrLeave() ? 0 : 1;
        execute(
                tx,
                "UPDATE channels SET total_msg_count = total_msg_count + ?, total_msg_count_root = total_msg_count_root"
                        + " + ?, last_post_at = CASE WHEN last_post_at < ? THEN ? ELSE last_post_at END,"
                        + " last_root_post_at = CASE WHEN last_root_post_at < ? THEN ? ELSE last_root_post_at END"
                        + " WHERE id = ?",
                counted,
                root ? counted : 0L,
                post.createAt(),
                post.createAt(),
                root ? post.createAt() : 0L,
                root ? post.createAt() : 0L,
                post.channelId());
        execute(
                tx,
                "UPDATE channel_members SET msg_count = (SELECT total_msg_count FROM channels WHERE id = ?),"
                        + " msg_count_root = (SELECT total_msg_count_root FROM channels WHERE id = ?),"
                        + " mention_count = 0, mention_count_root = 0, last_viewed_at = ?, last_update_at = ?"
                        + " WHERE channel_id = ? AND user_id = ?",
                post.channelId(),
                post.channelId(),
                post.createAt(),
                post.createAt(),
                post.channelId(),
                post.userId());
    }

    void countMentions(Tx tx, Post post, Mentions mentions) throws SQLException {
        long root = post.rootId().isEmpty() ? 1 : 0;
        String set = "UPDATE channel_members SET mention_count = mention_count + 1, mention_count_root ="
                + " mention_count_root + ?, last_update_at = ? WHERE channel_id = ? AND ";
        if (mentions.everyone()) {
            execute(tx, set + "user_id <> ?", root, post.createAt(), post.channelId(), post.userId());
            return;
        }
        List<String> ids = List.copyOf(mentions.userIds());
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            List<String> some = padded(ids.subList(from, Math.min(ids.size(), from + IN_LIST)));
            List<Object> values = new ArrayList<>(List.of(root, post.createAt(), post.channelId()));
            values.addAll(some);
            execute(tx, set + "user_id IN (" + marks(some.size()) + ")", values.toArray());
        }
    }

    private static @Nullable Post one(Reader db, String sql, Object... values) throws SQLException {
        List<Post> found = many(db, sql, values);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Post> many(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            List<Post> posts = new ArrayList<>();
            while (rows.next()) {
                posts.add(post(rows));
            }
            return posts;
        }
    }

    private static int execute(Tx tx, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = tx.prepare(sql);
        bind(statement, values);
        return statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Boolean flag -> statement.setBoolean(i + 1, flag);
                case null, default -> statement.setString(i + 1, (String) values[i]);
            }
        }
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getBoolean(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Json.object(row.getString(13)),
                row.getString(14),
                "",
                row.getLong(15),
                row.getLong(16));
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    /** Sizes of IN lists come in powers of two, so that few different statements are prepared. */
    private static int roundedUp(int size) {
        return Integer.highestOneBit(Math.max(1, size * 2 - 1));
    }

    private static List<String> padded(List<String> ids) {
        List<String> padded = new ArrayList<>(ids);
        while (padded.size() < roundedUp(ids.size())) {
            padded.add(ids.getFirst());
        }
        return padded;
    }
}
