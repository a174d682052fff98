package org.utmost.messages.posts;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.ChannelPostStore.Point;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.cache.Marks;
import org.utmost.platform.cache.Marks.Mark;
import org.utmost.platform.database.Reader;
import org.utmost.platform.events.EventBus;

/**
 * Pages of a channel by number. Where pages deep in it begin is remembered: who asks for one asks for the next, and any
 * other is counted off from the nearest. Pages count from the newest post, marks from the newest when the first was made;
 * what was written since is counted in between, so that it moves none of them.
 */
final class ChannelPages {
    private static final int CHANNELS = 400;

    /** So many posts are counted off as fast as their place is looked up. */
    private static final int NEAR = 1_000;

    /** Which posts are gone through: from a point on, to the older or the newer ones. */
    record Walk(PostFilter filter, Point from, boolean older) {}

    private final ChannelPostStore posts = new ChannelPostStore();
    private final LoadedCache<String, Marks<Walk, Point>> channels;

    ChannelPages(EventBus bus, Caches caches) {
        this.channels = caches.of("channel_pages", CHANNELS);
        bus.onCommit(PostEvent.Created.class, event -> written(event.post()));
        bus.onCommit(
                PostEvent.Deleted.class, event -> channels.drop(event.post().channelId()));
    }

    /** The posts of a slice, in the order of the walk. */
    List<Post> get(Reader db, String channelId, Walk walk, Slice slice) throws SQLException {
        if (slice.offset() >= NEAR) {
            // Marks that are made while their channel is dropped are those that nobody finds any more.
            Marks<Walk, Point> marks = Objects.requireNonNull(channels.get(channelId, ignored -> new Marks<>()));
            return deep(db, channelId, walk, slice, marks);
        }
        Point from = slice.offset() == 0
                ? walk.from()
                : skip(db, channelId, walk.filter(), walk.from(), slice.offset(), walk.older());
        return fetch(db, channelId, walk, from, slice.limit());
    }

    private List<Post> deep(Reader db, String channelId, Walk walk, Slice slice, Marks<Walk, Point> marks)
            throws SQLException {
        long version = marks.version();
        int rows = slice.offset() - before(db, channelId, walk, marks, version);
        Mark<Point> nearest = marks.nearest(version, walk, rows);
        Point from = nearest == null
                ? skip(db, channelId, walk.filter(), walk.from(), slice.offset(), walk.older())
                : passed(db, channelId, walk, nearest, rows);
        List<Post> fetched = fetch(db, channelId, walk, from, slice.limit());
        int last = slice.beforeNext();
        if (last < fetched.size()) {
            marks.put(version, walk, new Mark<>(rows + last + 1, Point.of(fetched.get(last))));
        }
        return fetched;
    }

    /** How many posts of a walk there are before those that its marks count. */
    private int before(Reader db, String channelId, Walk walk, Marks<Walk, Point> marks, long version)
            throws SQLException {
        if (!walk.from().equals(Point.END)) {
            marks.begin(version, walk, new Mark<>(0, walk.from()));
            return 0;
        }
        Mark<Point> first = marks.first(walk);
        if (first == null) {
            Point newest = skip(db, channelId, walk.filter(), Point.END, 1, true);
            if (newest == null) {
                return 0;
            }
            first = marks.begin(version, walk, new Mark<>(1, newest));
        }
        return posts.countAfter(db, channelId, walk.filter(), first.point()) + 1 - first.rows();
    }

    /** Where so many rows of a walk are passed, going from a mark of it; null if they are fewer. */
    private @Nullable Point passed(Reader db, String channelId, Walk walk, Mark<Point> mark, int rows)
            throws SQLException {
        int on = rows - mark.rows();
        return on == 0
                ? mark.point()
                : skip(db, channelId, walk.filter(), mark.point(), Math.abs(on), on > 0 == walk.older());
    }

    private List<Post> fetch(Reader db, String channelId, Walk walk, @Nullable Point from, int limit)
            throws SQLException {
        if (from == null) {
            return List.of();
        }
        return walk.older()
                ? posts.before(db, channelId, walk.filter(), from, limit)
                : posts.after(db, channelId, walk.filter(), from, limit);
    }

    private @Nullable Point skip(Reader db, String channelId, PostFilter filter, Point from, int count, boolean older)
            throws SQLException {
        return older
                ? posts.skipBefore(db, channelId, filter, from, count)
                : posts.skipAfter(db, channelId, filter, from, count);
    }

    /** What is newer than all marks moves none of them. */
    private void written(Post post) {
        Marks<Walk, Point> marks = channels.find(post.channelId());
        if (marks != null) {
            marks.forgetUnless(mark -> mark.createAt() < post.createAt());
        }
    }
}
