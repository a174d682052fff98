package org.utmost.messages.posts;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Tx;

/** What a new post changes in its channel and for the members there; fixed statements, as in {@link PostStore}. */
final class PostCounts {
    private static final String COUNT = "UPDATE channels SET total_msg_count = total_msg_count + ?,"
            + " total_msg_count_root = total_msg_count_root + ?, last_post_at = ";
    private static final String NEXT = "CASE WHEN last_post_at + ? < ? THEN ? ELSE last_post_at + ? END";
    private static final String IN_CHANNEL =
            " WHERE id = ? AND delete_at = 0 RETURNING last_post_at, total_msg_count, total_msg_count_root";
    private static final String NEXT_ROOT = COUNT + NEXT + ", last_root_post_at = " + NEXT + " - ?" + IN_CHANNEL;
    private static final String NEXT_REPLY = COUNT + NEXT + IN_CHANNEL;
    private static final String DATED = COUNT + "CASE WHEN last_post_at < ? THEN ? ELSE last_post_at END,"
            + " last_root_post_at = CASE WHEN last_root_post_at < ? THEN ? ELSE last_root_post_at END" + IN_CHANNEL;

    /**
     * A channel after a post.
     *
     * @param time when that was written, epoch milliseconds
     * @param posts how many it has
     * @param roots how many of them begin a thread
     */
    record Place(long time, long posts, long roots) {
        /** The place of the one before, when this one is that of the post. */
        Place before(Post post) {
            long counted = counted(post);
            return new Place(time - 1, posts - counted, roots - (isRoot(post) ? counted : 0));
        }
    }

    /**
     * Counts new posts in their channel and gives them their places there, in their order: each at its own time or later,
     * and later than all before, so that what is answered first stands first. None if the channel takes no posts.
     */
    List<Place> next(Tx tx, List<Post> posts) throws SQLException {
        long size = posts.size();
        long time = 0;
        long counted = 0;
        long countedRoots = 0;
        long afterLastRoot = -1;
        for (Post post : posts) {
            time = Math.max(time + 1, post.createAt());
            counted += counted(post);
            afterLastRoot = isRoot(post) ? 0 : afterLastRoot < 0 ? -1 : afterLastRoot + 1;
            countedRoots += isRoot(post) ? counted(post) : 0;
        }
        String channelId = posts.getFirst().channelId();
        Place last = afterLastRoot < 0
                ? place(tx, NEXT_REPLY, counted, 0L, size, time, time, size, channelId)
                : place(
                        tx,
                        NEXT_ROOT,
                        counted,
                        countedRoots,
                        size,
                        time,
                        time,
                        size,
                        size,
                        time,
                        time,
                        size,
                        afterLastRoot,
                        channelId);
        return last == null ? List.of() : upTo(last, posts);
    }

    /** The places of posts that end at that one. */
    private static List<Place> upTo(Place last, List<Post> posts) {
        Place[] places = new Place[posts.size()];
        Place place = last;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = place;
            place = place.before(posts.get(i));
        }
        return List.of(places);
    }

    private static long counted(Post post) {
        return post.joinOrLeave() ? 0 : 1;
    }

    private static boolean isRoot(Post post) {
        return post.rootId().isEmpty();
    }

    /**
     * Counts a new post whose time is given, as that of an imported one is. For those after it, it was written by now at
     * the latest: they go on by the clock.
     */
    @Nullable
    Place dated(Tx tx, Post post, long now) throws SQLException {
        long time = Math.min(post.createAt(), now);
        boolean root = isRoot(post);
        long rootTime = root ? time : 0;
        return place(tx, DATED, 1L, root ? 1L : 0L, time, time, rootTime, rootTime, post.channelId());
    }

    /** Marks everything in a channel as seen, up to those places, by those who wrote there. */
    void seen(Tx tx, String channelId, Map<String, Place> authors) throws SQLException {
        executeEach(
                tx,
                "UPDATE channel_members SET msg_count = ?, msg_count_root = ?, mention_count = 0, mention_count_root = 0,"
                        + " last_viewed_at = CASE WHEN last_viewed_at < ? THEN ? ELSE last_viewed_at END,"
                        + " last_update_at = ? WHERE channel_id = ? AND user_id = ?",
                authors.entrySet().stream()
                        .map(author -> seen(author.getValue(), channelId, author.getKey()))
                        .toList());
    }

    private static @Nullable Object[] seen(Place place, String channelId, String userId) {
        return new @Nullable Object[] {
            place.posts(), place.roots(), place.time(), place.time(), place.time(), channelId, userId
        };
    }

    /** Counts a mention for those whom a post means, and notes whom it did. */
    void mentioned(Tx tx, Draft draft, Place place) throws SQLException {
        Post post = draft.post();
        Mentions mentions = draft.mentions();
        if (!draft.channel().personal()) {
            note(tx, post, mentions);
        }
        long root = isRoot(post) ? 1 : 0;
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

    private static void note(Tx tx, Post post, Mentions mentions) throws SQLException {
        Set<String> meant = mentions.everyone() ? Set.of("") : mentions.userIds();
        executeEach(
                tx,
                "INSERT INTO post_mentions (channel_id, user_id, create_at, post_id) VALUES (?, ?, ?, ?)",
                meant.stream()
                        .map(userId -> new @Nullable Object[] {post.channelId(), userId, post.createAt(), post.id()})
                        .toList());
    }

    private static @Nullable Place place(Tx tx, String sql, Object... values) throws SQLException {
        PreparedStatement statement = tx.prepareNumbered(sql);
        bind(statement, values);
        try (ResultSet row = statement.executeQuery()) {
            return tx.next(row) ? new Place(row.getLong(1), row.getLong(2), row.getLong(3)) : null;
        }
    }
}
