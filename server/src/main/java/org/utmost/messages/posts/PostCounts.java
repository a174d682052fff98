package org.utmost.messages.posts;

import static org.utmost.messages.posts.Statements.IN_LIST;
import static org.utmost.messages.posts.Statements.bind;
import static org.utmost.messages.posts.Statements.execute;
import static org.utmost.messages.posts.Statements.marks;
import static org.utmost.messages.posts.Statements.padded;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Tx;

/** What a new post changes in its channel and for the members there; fixed statements, as in {@link PostStore}. */
final class PostCounts {
    private static final String COUNT = "UPDATE channels SET total_msg_count = total_msg_count + ?,"
            + " total_msg_count_root = total_msg_count_root + ?, last_post_at = ";
    private static final String NEXT = "CASE WHEN last_post_at < ? THEN ? ELSE last_post_at + 1 END";
    private static final String IN_CHANNEL =
            " WHERE id = ? AND delete_at = 0 RETURNING last_post_at, total_msg_count, total_msg_count_root";
    private static final String NEXT_ROOT = COUNT + NEXT + ", last_root_post_at = " + NEXT + IN_CHANNEL;
    private static final String NEXT_REPLY = COUNT + NEXT + IN_CHANNEL;
    private static final String DATED = COUNT + "CASE WHEN last_post_at < ? THEN ? ELSE last_post_at END,"
            + " last_root_post_at = CASE WHEN last_root_post_at < ? THEN ? ELSE last_root_post_at END" + IN_CHANNEL;

    /**
     * A channel after its newest post.
     *
     * @param time when that was written, epoch milliseconds
     * @param posts how many it has
     * @param roots how many of them begin a thread
     */
    record Place(long time, long posts, long roots) {}

    /**
     * Counts a new post in its channel and gives it its place there: at its own time, but later than all before, so that
     * what is answered first stands first. Null if the channel takes no posts.
     */
    @Nullable
    Place next(Tx tx, Post post) throws SQLException {
        long time = post.createAt();
        long counted = post.joinOrLeave() ? 0 : 1;
        return post.rootId().isEmpty()
                ? place(tx, NEXT_ROOT, counted, counted, time, time, time, time, post.channelId())
                : place(tx, NEXT_REPLY, counted, 0L, time, time, post.channelId());
    }

    /**
     * Counts a new post whose time is given, as that of an imported one is. For those after it, it was written by now at
     * the latest: they go on by the clock.
     */
    @Nullable
    Place dated(Tx tx, Post post, long now) throws SQLException {
        long time = Math.min(post.createAt(), now);
        boolean root = post.rootId().isEmpty();
        long rootTime = root ? time : 0;
        return place(tx, DATED, 1L, root ? 1L : 0L, time, time, rootTime, rootTime, post.channelId());
    }

    /** Marks everything in a channel as seen by the author of its newest post. */
    void seen(Tx tx, Post post, Place place) throws SQLException {
        execute(
                tx,
                "UPDATE channel_members SET msg_count = ?, msg_count_root = ?, mention_count = 0, mention_count_root = 0,"
                        + " last_viewed_at = CASE WHEN last_viewed_at < ? THEN ? ELSE last_viewed_at END,"
                        + " last_update_at = ? WHERE channel_id = ? AND user_id = ?",
                place.posts(),
                place.roots(),
                place.time(),
                place.time(),
                place.time(),
                post.channelId(),
                post.userId());
    }

    void mentioned(Tx tx, Post post, Place place, Mentions mentions) throws SQLException {
        long root = post.rootId().isEmpty() ? 1 : 0;
        String set = "UPDATE channel_members SET mention_count = mention_count + 1, mention_count_root ="
                + " mention_count_root + ?, last_update_at = ? WHERE channel_id = ? AND ";
        if (mentions.everyone()) {
            execute(tx, set + "user_id <> ?", root, place.time(), post.channelId(), post.userId());
            return;
        }
        List<String> ids = List.copyOf(mentions.userIds());
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            List<String> some = padded(ids.subList(from, Math.min(ids.size(), from + IN_LIST)));
            List<Object> values = new ArrayList<>(List.of(root, place.time(), post.channelId()));
            values.addAll(some);
            execute(tx, set + "user_id IN (" + marks(some.size()) + ")", values.toArray());
        }
    }

    private static @Nullable Place place(Tx tx, String sql, Object... values) throws SQLException {
        PreparedStatement statement = tx.prepare(sql);
        bind(statement, values);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new Place(row.getLong(1), row.getLong(2), row.getLong(3)) : null;
        }
    }
}
