package org.utmost.messages.reactions;

import static org.utmost.messages.posts.PostStore.LATER;
import static org.utmost.messages.posts.Statements.IN_LIST;
import static org.utmost.messages.posts.Statements.bind;
import static org.utmost.messages.posts.Statements.execute;
import static org.utmost.messages.posts.Statements.marks;
import static org.utmost.messages.posts.Statements.padded;

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

/** Table reactions, and what table posts says of them. The statements are fixed, as they are for each post that is read. */
final class ReactionStore {
    /** Reactions that one query reads at the most. */
    private static final int MOST = 20_000;

    private static final String POSTS = "SELECT id, channel_id, update_at, delete_at FROM posts WHERE id ";

    private static final String ONE = " WHERE post_id = ? AND emoji_name = ? AND user_id = ?";

    /** What was just deleted: a post and, of the later changes in its channel, those of the replies to it. */
    private static final String JUST_DELETED =
            " WHERE channel_id = ? AND original_id = '' AND update_at >= ? AND has_reactions AND (id = ? OR root_id = ?)";

    @Nullable
    ReactedPost post(Reader db, String id) throws SQLException {
        return first(posts(db.prepare(POSTS + "= ?"), id));
    }

    /** A post that nobody else changes before the transaction ends. */
    @Nullable
    ReactedPost lock(Tx tx, String id) throws SQLException {
        return first(posts(tx.prepareLocked(POSTS + "= ?"), id));
    }

    List<ReactedPost> posts(Reader db, Collection<String> ids) throws SQLException {
        List<ReactedPost> found = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + IN_LIST)));
            found.addAll(posts(db.prepare(POSTS + "IN (" + marks(some.size()) + ")"), some.toArray()));
        }
        return found;
    }

    /** When the user reacted to the post with the emoji; 0 for never. */
    long madeAt(Reader db, Reaction reaction) throws SQLException {
        return number(
                db,
                "SELECT create_at FROM reactions" + ONE,
                reaction.postId(),
                reaction.emojiName(),
                reaction.userId());
    }

    /** Adds a reaction; false if it was there. */
    boolean insert(Tx tx, Reaction reaction) throws SQLException {
        return execute(
                        tx,
                        "INSERT INTO reactions (post_id, emoji_name, user_id, create_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (post_id, emoji_name, user_id) DO NOTHING",
                        reaction.postId(),
                        reaction.emojiName(),
                        reaction.userId(),
                        reaction.createAt())
                == 1;
    }

    /** How many different emoji a post has; 0 where others had reacted with the same before. */
    long emojiCount(Reader db, Reaction reaction) throws SQLException {
        return number(
                db,
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM reactions WHERE post_id = ? AND emoji_name = ? AND user_id <> ?)"
                        + " THEN 0 ELSE (SELECT COUNT(DISTINCT emoji_name) FROM reactions WHERE post_id = ?) END",
                reaction.postId(),
                reaction.emojiName(),
                reaction.userId(),
                reaction.postId());
    }

    void delete(Tx tx, Reaction reaction) throws SQLException {
        execute(tx, "DELETE FROM reactions" + ONE, reaction.postId(), reaction.emojiName(), reaction.userId());
    }

    /**
     * Writes that a post gets a reaction, and keeps it from others until the transaction ends; the time of that, later than
     * of every change before. 0 if there is no such post, or it was deleted.
     */
    long mark(Tx tx, String postId, long now) throws SQLException {
        PreparedStatement statement = tx.prepareNumbered("UPDATE posts SET has_reactions = TRUE, update_at = " + LATER
                + " WHERE id = ? AND delete_at = 0 RETURNING update_at");
        bind(statement, now, now, postId);
        try (ResultSet rows = statement.executeQuery()) {
            return tx.next(rows) ? rows.getLong(1) : 0;
        }
    }

    /** Writes that a post's reactions changed at that time, and whether it has any. */
    void touch(Tx tx, String postId, long now) throws SQLException {
        execute(
                tx,
                "UPDATE posts SET has_reactions = EXISTS (SELECT 1 FROM reactions WHERE post_id = ?), update_at = ?"
                        + " WHERE id = ?",
                postId,
                now,
                postId);
    }

    /** Posts after that one that have reactions with an emoji, made up to that time. The key is gone through for them. */
    List<String> postsWith(Reader db, String emojiName, long until, String after, int most) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT DISTINCT post_id FROM reactions"
                + " WHERE post_id > ? AND emoji_name = ? AND create_at <= ? ORDER BY post_id LIMIT ?");
        bind(statement, after, emojiName, until, most);
        try (ResultSet rows = statement.executeQuery()) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** Posts that nobody else changes before the transaction ends, taken in the order of their ids. */
    List<ReactedPost> lock(Tx tx, List<String> ids) throws SQLException {
        List<String> padded = padded(ids);
        return posts(tx.prepareLocked(POSTS + "IN (" + marks(padded.size()) + ") ORDER BY id"), padded.toArray());
    }

    /** Removes the reactions with an emoji from posts, made up to that time. */
    void deleteWith(Tx tx, String emojiName, long until, List<String> postIds) throws SQLException {
        List<String> padded = padded(postIds);
        List<Object> values = new ArrayList<>(List.of(emojiName, until));
        values.addAll(padded);
        execute(
                tx,
                "DELETE FROM reactions WHERE emoji_name = ? AND create_at <= ? AND post_id IN (" + marks(padded.size())
                        + ")",
                values.toArray());
    }

    /** Writes that the reactions of posts changed, and whether each has any. */
    void touch(Tx tx, List<String> postIds, long now) throws SQLException {
        List<String> padded = padded(postIds);
        List<Object> values = new ArrayList<>(List.of(now, now));
        values.addAll(padded);
        execute(
                tx,
                "UPDATE posts SET has_reactions = EXISTS (SELECT 1 FROM reactions WHERE post_id = posts.id),"
                        + " update_at = " + LATER + " WHERE id IN ("
                        + marks(padded.size()) + ")",
                values.toArray());
    }

    /** Removes those of a post that was deleted at that time, and of the replies that went with it. */
    void deleteAll(Tx tx, String postId, String channelId, long deletedAt) throws SQLException {
        execute(
                tx,
                "DELETE FROM reactions WHERE post_id IN (SELECT id FROM posts" + JUST_DELETED + ")",
                channelId,
                deletedAt,
                postId,
                postId);
        execute(tx, "UPDATE posts SET has_reactions = FALSE" + JUST_DELETED, channelId, deletedAt, postId, postId);
    }

    /** Those of posts by the posts' ids, the oldest first; of very many the oldest. */
    Map<String, List<Reaction>> ofPosts(Reader db, Map<String, String> channelsByPost) throws SQLException {
        Map<String, List<Reaction>> found = new HashMap<>();
        List<String> all = List.copyOf(channelsByPost.keySet());
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = padded(all.subList(from, Math.min(all.size(), from + IN_LIST)));
            PreparedStatement statement = db.prepare("SELECT user_id, post_id, emoji_name, create_at FROM reactions"
                    + " WHERE post_id IN (" + marks(some.size()) + ") ORDER BY create_at LIMIT " + MOST);
            bind(statement, some.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String postId = rows.getString(2);
                    found.computeIfAbsent(postId, id -> new ArrayList<>())
                            .add(Reaction.of(
                                    rows.getString(1),
                                    postId,
                                    rows.getString(3),
                                    rows.getLong(4),
                                    channelsByPost.getOrDefault(postId, "")));
                }
            }
        }
        return found;
    }

    private static List<ReactedPost> posts(PreparedStatement statement, Object... values) throws SQLException {
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            List<ReactedPost> posts = new ArrayList<>();
            while (rows.next()) {
                posts.add(new ReactedPost(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4) > 0));
            }
            return posts;
        }
    }

    private static @Nullable ReactedPost first(List<ReactedPost> posts) {
        return posts.isEmpty() ? null : posts.getFirst();
    }

    /** The number that a query finds; 0 if it finds nothing. */
    private static long number(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
