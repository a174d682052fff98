package org.utmost.messages.threads;

import static org.utmost.messages.posts.Statements.IN_LIST;
import static org.utmost.messages.posts.Statements.bind;
import static org.utmost.messages.posts.Statements.execute;
import static org.utmost.messages.posts.Statements.executeEach;
import static org.utmost.messages.posts.Statements.marks;
import static org.utmost.messages.posts.Statements.padded;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.Post;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table thread_memberships; the threads themselves are posts with replies. Fixed statements, as for each reply. */
final class ThreadStore {
    private static final String UNREAD_REPLIES = "(SELECT COUNT(*) FROM posts r WHERE r.root_id = m.post_id"
            + " AND r.root_id <> '' AND r.delete_at = 0 AND r.create_at > m.last_view_at)";
    private static final String MEMBERSHIPS = "SELECT m.user_id, m.post_id, m.following, m.last_view_at, "
            + UNREAD_REPLIES + ", m.unread_mentions FROM thread_memberships m WHERE ";

    /** The threads that a user follows, in the channels of a team that the user is in and in direct and group messages. */
    private static final String FOLLOWED = " FROM thread_memberships m JOIN posts p ON p.id = m.post_id"
            + " WHERE m.user_id = ? AND m.following AND p.last_reply_at > 0 AND p.channel_id IN"
            + " (SELECT c.id FROM channel_members cm JOIN channels c ON c.id = cm.channel_id"
            + " WHERE cm.user_id = ? AND c.team_id IN (?, ?) AND c.delete_at = 0)";

    /** Has users follow a thread who have nothing to do with it yet. */
    void add(Tx tx, String postId, Collection<String> userIds, long now) throws SQLException {
        executeEach(
                tx,
                "INSERT INTO thread_memberships (user_id, post_id, following, last_view_at, update_at, unread_mentions)"
                        + " VALUES (?, ?, TRUE, 0, ?, 0) ON CONFLICT (user_id, post_id) DO NOTHING",
                rows(userIds, postId, now));
    }

    /** Has who began a thread follow it from its first reply on. */
    void addAuthor(Tx tx, String postId, long now) throws SQLException {
        execute(
                tx,
                "INSERT INTO thread_memberships (user_id, post_id, following, last_view_at, update_at, unread_mentions)"
                        + " SELECT user_id, id, TRUE, 0, CAST(? AS BIGINT), 0 FROM posts WHERE id = ? AND reply_count = 1"
                        + " ON CONFLICT (user_id, post_id) DO NOTHING",
                now,
                postId);
    }

    /** Has users follow a thread in which they are mentioned, also who stopped following, and counts the mention. */
    void addMentioned(Tx tx, String postId, Collection<String> userIds, long now) throws SQLException {
        executeEach(
                tx,
                "INSERT INTO thread_memberships (user_id, post_id, following, last_view_at, update_at, unread_mentions)"
                        + " VALUES (?, ?, TRUE, 0, ?, 1) ON CONFLICT (user_id, post_id) DO UPDATE SET following = TRUE,"
                        + " update_at = excluded.update_at, unread_mentions = thread_memberships.unread_mentions + 1",
                rows(userIds, postId, now));
    }

    private static List<@Nullable Object[]> rows(Collection<String> userIds, String postId, long now) {
        return userIds.stream()
                .sorted()
                .map(userId -> new @Nullable Object[] {userId, postId, now})
                .toList();
    }

    /** Counts a mention of everybody for those who follow a thread. */
    void mentionAll(Tx tx, String postId, String authorId, long now) throws SQLException {
        execute(
                tx,
                "UPDATE thread_memberships SET unread_mentions = unread_mentions + 1, update_at = ?"
                        + " WHERE post_id = ? AND following AND user_id <> ?",
                now,
                postId,
                authorId);
    }

    /** Has a user follow a thread, or not, who has seen it up to that time. */
    void put(Tx tx, String userId, String postId, boolean following, long seen, long now) throws SQLException {
        execute(
                tx,
                "INSERT INTO thread_memberships (user_id, post_id, following, last_view_at, update_at, unread_mentions)"
                        + " VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (user_id, post_id) DO UPDATE SET"
                        + " following = excluded.following, last_view_at = excluded.last_view_at,"
                        + " update_at = excluded.update_at, unread_mentions = 0",
                userId,
                postId,
                following,
                seen,
                now);
    }

    /** Has a user not follow a thread any more; nothing is seen by that. */
    void stop(Tx tx, String userId, String postId, long now) throws SQLException {
        execute(
                tx,
                "UPDATE thread_memberships SET following = FALSE, update_at = ? WHERE user_id = ? AND post_id = ?",
                now,
                userId,
                postId);
    }

    /** Sets up to when a user has seen a thread, and counts the mentions that came later. */
    void view(Tx tx, String userId, Post root, boolean personal, long seen, long now) throws SQLException {
        String later = " FROM posts r WHERE r.root_id = ? AND r.root_id <> '' AND r.delete_at = 0 AND r.create_at > ?"
                + " AND r.user_id <> ?";
        // In a direct or group message everything is meant for everybody else.
        String meant = " AND (? OR EXISTS (SELECT 1 FROM post_mentions n WHERE n.channel_id = r.channel_id"
                + " AND n.user_id IN (?, '') AND n.create_at = r.create_at AND n.post_id = r.id))";
        execute(
                tx,
                "UPDATE thread_memberships SET last_view_at = ?, update_at = ?, unread_mentions = (SELECT COUNT(*)"
                        + later + meant + ") WHERE user_id = ? AND post_id = ?",
                seen,
                now,
                root.id(),
                seen,
                userId,
                personal,
                userId,
                userId,
                root.id());
    }

    /** Has a user seen all threads in the channels of a team that the user is in, and in direct and group messages. */
    void viewAll(Tx tx, String userId, String teamId, long now) throws SQLException {
        execute(
                tx,
                "UPDATE thread_memberships SET last_view_at = ?, update_at = ?, unread_mentions = 0"
                        + " WHERE user_id = ? AND post_id IN (SELECT m.post_id" + FOLLOWED + ")",
                now,
                now,
                userId,
                userId,
                userId,
                teamId,
                "");
    }

    /** What a user has to do with a thread; null for nothing. */
    @Nullable
    ThreadMembership find(Reader db, String userId, String postId) throws SQLException {
        List<ThreadMembership> found = memberships(db, MEMBERSHIPS + "m.user_id = ? AND m.post_id = ?", userId, postId);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** What a user has to do with threads. */
    List<ThreadMembership> find(Reader db, String userId, List<String> postIds) throws SQLException {
        List<String> some = padded(postIds);
        return memberships(
                db,
                MEMBERSHIPS + "m.user_id = ? AND m.post_id IN (" + marks(some.size()) + ")",
                Stream.concat(Stream.of(userId), some.stream()).toArray());
    }

    /** What those of the users who follow a thread have to see there. */
    List<ThreadMembership> followers(Reader db, String postId, List<String> userIds) throws SQLException {
        List<ThreadMembership> found = new ArrayList<>();
        for (int from = 0; from < userIds.size(); from += IN_LIST) {
            List<String> some = padded(userIds.subList(from, Math.min(userIds.size(), from + IN_LIST)));
            found.addAll(memberships(
                    db,
                    MEMBERSHIPS + "m.post_id = ? AND m.following AND m.user_id IN (" + marks(some.size()) + ")",
                    Stream.concat(Stream.of(postId), some.stream()).toArray()));
        }
        return found;
    }

    /** The ids of those who follow a thread. */
    Set<String> followers(Reader db, String postId, int most) throws SQLException {
        return ids(db, "SELECT user_id FROM thread_memberships WHERE post_id = ? AND following LIMIT ?", postId, most);
    }

    /** Which of the threads a user follows. */
    Set<String> followed(Reader db, String userId, Collection<String> postIds) throws SQLException {
        List<String> some = padded(List.copyOf(postIds));
        return ids(
                db,
                "SELECT post_id FROM thread_memberships WHERE user_id = ? AND following AND post_id IN ("
                        + marks(some.size()) + ")",
                Stream.concat(Stream.of(userId), some.stream()).toArray());
    }

    /** The ids of the threads of a list, in its order. */
    List<String> list(Reader db, String userId, String teamId, ThreadFilter filter) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(userId, userId, teamId, filter.directToo() ? "" : teamId));
        values.addAll(filter.values());
        return List.copyOf(ids(db, "SELECT m.post_id" + FOLLOWED + filter.sql(), values.toArray()));
    }

    /** The counts of the threads that a user follows in a team. */
    UserThreads count(Reader db, String userId, String teamId, boolean directToo) throws SQLException {
        PreparedStatement statement =
                db.prepare("SELECT COUNT(*), COUNT(CASE WHEN p.last_reply_at > m.last_view_at THEN 1 END),"
                        + " COALESCE(SUM(m.unread_mentions), 0), COALESCE(SUM(CASE WHEN m.unread_mentions > 0"
                        + " AND p.priority LIKE '%\"urgent\"%' THEN m.unread_mentions END), 0)" + FOLLOWED
                        + " AND p.delete_at = 0");
        bind(statement, userId, userId, teamId, directToo ? "" : teamId);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new UserThreads(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), List.of());
        }
    }

    private static Set<String> ids(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            Set<String> ids = new LinkedHashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private static List<ThreadMembership> memberships(Reader db, String sql, Object... values) throws SQLException {
        PreparedStatement statement = db.prepare(sql);
        bind(statement, values);
        try (ResultSet rows = statement.executeQuery()) {
            List<ThreadMembership> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new ThreadMembership(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getBoolean(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6)));
            }
            return found;
        }
    }
}
