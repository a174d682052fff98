package org.utmost.messages.posts;

import static org.utmost.messages.posts.Statements.IN_LIST;
import static org.utmost.messages.posts.Statements.bind;
import static org.utmost.messages.posts.Statements.execute;
import static org.utmost.messages.posts.Statements.executeEach;
import static org.utmost.messages.posts.Statements.marks;
import static org.utmost.messages.posts.Statements.padded;
import static org.utmost.schema.Tables.CHANNELS;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/**
 * Table posts. The statements are fixed and prepared once: this is the hottest path of the server, where rendering SQL
 * would cost more than running it.
 */
public final class PostStore {
    private static final String COLUMNS =
            "id, create_at, update_at, edit_at, delete_at, is_pinned, user_id, channel_id,"
                    + " root_id, original_id, message, type, props, hashtags, reply_count, last_reply_at,"
                    + " file_ids, has_reactions, priority";
    /** All columns, to be followed by a condition. */
    public static final String SELECT = "SELECT " + COLUMNS + " FROM posts ";

    /** That a post is a reply and is not deleted, as a former version is: the condition of the indexes of threads. */
    private static final String A_REPLY = " AND root_id <> '' AND delete_at = 0";

    /** A time of a change, given twice: later than that of every change before, even when the clock went back. */
    public static final String LATER = "CASE WHEN update_at < ? THEN ? ELSE update_at + 1 END";

    /** The post of that id, deleted or not; null if there is none. */
    public @Nullable Post find(Reader db, String id) throws SQLException {
        return first(many(db, SELECT + "WHERE id = ?", id));
    }

    /** The post that its author's client called so; there is one. */
    Post pending(Reader db, String userId, String pendingPostId) throws SQLException {
        return many(db, SELECT + "WHERE user_id = ? AND pending_post_id = ?", userId, pendingPostId)
                .getFirst();
    }

    /** Those that exist, deleted or not. */
    public List<Post> byIds(Reader db, Collection<String> ids) throws SQLException {
        List<Post> found = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + IN_LIST)));
            found.addAll(many(db, SELECT + "WHERE id IN (" + marks(some.size()) + ")", some.toArray()));
        }
        return found;
    }

    /** The replies to a post, in the order and from the point that the query says. */
    List<Post> replies(Reader db, String rootId, ThreadQuery query, int limit) throws SQLException {
        return many(
                db,
                SELECT + "WHERE root_id = ?" + A_REPLY + query.sql() + " LIMIT ?",
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
                    + A_REPLY + " GROUP BY root_id, user_id) AS ranked"
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

    /** Adds posts; the first of them whose author has one of the same {@code pending_post_id}, if there is such. */
    @Nullable
    Post insert(Tx tx, List<Post> posts) throws SQLException {
        int[] inserted = executeEach(
                tx,
                "INSERT INTO posts (" + COLUMNS + ", pending_post_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (user_id, pending_post_id) DO NOTHING",
                posts.stream().map(PostStore::values).toList());
        return firstWithout(inserted, posts);
    }

    private static @Nullable Object[] values(Post post) {
        return new @Nullable Object[] {
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
            post.props().json(),
            post.hashtags(),
            post.replyCount(),
            post.lastReplyAt(),
            FileIds.column(post.fileIds()),
            post.hasReactions(),
            PostPriority.column(post.priority()),
            post.pendingPostId().isEmpty() ? null : post.pendingPostId()
        };
    }

    private static @Nullable Post firstWithout(int[] changed, List<Post> posts) {
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                return posts.get(i);
            }
        }
        return null;
    }

    void update(Tx tx, Post post) throws SQLException {
        execute(
                tx,
                "UPDATE posts SET update_at = ?, edit_at = ?, is_pinned = ?, message = ?, props = ?, hashtags = ?,"
                        + " file_ids = ? WHERE id = ?",
                post.updateAt(),
                post.editAt(),
                post.isPinned(),
                post.message(),
                post.props().json(),
                post.hashtags(),
                FileIds.column(post.fileIds()),
                post.id());
    }

    /** Has a post changed at that time, though its row is as it was: what belongs to it is another. */
    public void touch(Tx tx, String id, long now) throws SQLException {
        execute(tx, "UPDATE posts SET update_at = ? WHERE id = ?", now, id);
    }

    /** A post that nobody else changes before the transaction ends; null if there is none. */
    public @Nullable Post lock(Tx tx, String id) throws SQLException {
        return first(read(tx.prepareLocked(SELECT + "WHERE id = ?"), id));
    }

    /** Those behind that of the id, in the order of ids, which nobody else changes before the transaction ends. */
    public List<Post> lockSome(Tx tx, String afterId, int most) throws SQLException {
        return read(tx.prepareLocked(SELECT + "WHERE id > ? ORDER BY id LIMIT ?"), afterId, most);
    }

    /** Whether a channel takes posts and changes of them; it stays so until the transaction ends. */
    public boolean lockActive(Tx tx, String channelId) {
        Long deleteAt = tx.locked(
                        tx.sql().select(CHANNELS.DELETE_AT).from(CHANNELS).where(CHANNELS.ID.eq(channelId)))
                .fetchOne(CHANNELS.DELETE_AT);
        return deleteAt != null && deleteAt == 0;
    }

    /** Deletes a post and all replies to it; false if it was deleted already. */
    boolean delete(Tx tx, Post post, long now) throws SQLException {
        String set = "UPDATE posts SET delete_at = ?, update_at = " + LATER + " WHERE ";
        if (execute(tx, set + "id = ? AND delete_at = 0", now, now, now, post.id()) == 0) {
            return false;
        }
        execute(tx, set + "root_id = ?" + A_REPLY, now, now, now, post.id());
        return true;
    }

    /** Counts replies with the posts that they reply to; the first that replies to no root in its channel, if any does. */
    @Nullable
    Post countReplies(Tx tx, List<Post> replies) throws SQLException {
        int[] counted = executeEach(
                tx,
                "UPDATE posts SET reply_count = reply_count + 1, last_reply_at = CASE WHEN last_reply_at < ?"
                        + " THEN ? ELSE last_reply_at END, update_at = " + LATER
                        + " WHERE id = ? AND channel_id = ? AND root_id = '' AND delete_at = 0",
                replies.stream()
                        .map(reply -> new @Nullable Object[] {
                            reply.createAt(),
                            reply.createAt(),
                            reply.createAt(),
                            reply.createAt(),
                            reply.rootId(),
                            reply.channelId()
                        })
                        .toList());
        return firstWithout(counted, replies);
    }

    /** Counts a reply out that was deleted. */
    void discountReply(Tx tx, Post reply, long now) throws SQLException {
        execute(
                tx,
                "UPDATE posts SET reply_count = reply_count - 1, update_at = " + LATER + " WHERE id = ?",
                now,
                now,
                reply.rootId());
    }

    /** Those that a statement of {@link #SELECT} finds. */
    public static List<Post> many(Reader db, String sql, Object... values) throws SQLException {
        return read(db.prepare(sql), values);
    }

    static @Nullable Post first(List<Post> posts) {
        return posts.isEmpty() ? null : posts.getFirst();
    }

    private static List<Post> read(PreparedStatement statement, Object... values) throws SQLException {
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            List<Post> posts = new ArrayList<>();
            while (rows.next()) {
                posts.add(post(rows));
            }
            return posts;
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
                PostProps.read(row.getString(1), row.getString(13)),
                row.getString(14),
                "",
                row.getLong(15),
                row.getLong(16),
                FileIds.read(row.getString(17)),
                row.getBoolean(18),
                PostPriority.read(row.getString(19)));
    }
}
