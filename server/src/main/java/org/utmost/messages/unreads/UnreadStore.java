package org.utmost.messages.unreads;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.Statements;
import org.utmost.platform.database.Tx;
import org.utmost.spaces.channels.Channel;

/** What is unread of tables posts and post_mentions, written into channel_members. */
final class UnreadStore {
    private static final String SINCE =
            " WHERE channel_id = ? AND create_at >= ? AND delete_at = 0 AND original_id = ''";

    /** Comings and goings leave nobody anything to read. */
    private static final String COUNTED =
            SINCE + " AND type NOT IN ('" + String.join("', '", Post.JOIN_OR_LEAVE) + "')";

    private static final String ROOT = " AND root_id = ''";

    /** In a direct or group message everything is meant for everybody else. */
    private static final String TOLD = "SELECT COUNT(*) FROM posts" + COUNTED + " AND user_id <> ?";

    private static final String MENTIONED = "SELECT COUNT(*) FROM posts WHERE id IN (SELECT post_id FROM post_mentions"
            + " WHERE channel_id = ? AND user_id IN (?, '') AND create_at >= ?) AND delete_at = 0 AND user_id <> ?";

    /**
     * Sets a member back to before a post; null if there is no such member. The channel's row has to be locked, so that
     * nothing is written there meanwhile.
     */
    @Nullable
    ChannelUnread from(Tx tx, Channel channel, String userId, Post post, long now) throws SQLException {
        String mentions = channel.personal() ? TOLD : MENTIONED;
        PreparedStatement statement = tx.prepare("UPDATE channel_members SET msg_count ="
                + " (SELECT total_msg_count FROM channels WHERE id = ?) - (SELECT COUNT(*) FROM posts" + COUNTED
                + "), msg_count_root = (SELECT total_msg_count_root FROM channels WHERE id = ?)"
                + " - (SELECT COUNT(*) FROM posts" + COUNTED + ROOT + "), mention_count = (" + mentions
                + "), mention_count_root = (" + mentions + ROOT + "), last_viewed_at = ?, last_update_at = ?"
                + " WHERE channel_id = ? AND user_id = ?"
                + " RETURNING msg_count, mention_count, mention_count_root, msg_count_root");
        String id = channel.id();
        long from = post.createAt();
        List<Object> meant = channel.personal() ? List.of(id, from, userId) : List.of(id, userId, from, userId);
        List<Object> values = new ArrayList<>(List.of(id, id, from, id, id, from));
        values.addAll(meant);
        values.addAll(meant);
        values.addAll(List.of(from - 1, now, id, userId));
        Statements.bind(statement, values.toArray());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? unread(row, channel, userId, from - 1) : null;
        }
    }

    private static ChannelUnread unread(ResultSet row, Channel channel, String userId, long viewedAt)
            throws SQLException {
        return new ChannelUnread(
                channel.teamId(),
                userId,
                channel.id(),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                0,
                row.getLong(4),
                viewedAt);
    }
}
