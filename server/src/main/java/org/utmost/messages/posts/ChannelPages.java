package org.utmost.messages.posts;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.ChannelPostStore.Point;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.database.Reader;
import org.utmost.platform.events.EventBus;

/**
 * Pages of a channel by number. Who asks for one asks for the next, so where that begins is remembered, until something
 * happens to a post of the channel: only a page out of the blue is counted off.
 */
final class ChannelPages {
    private static final int CHANNELS = 400;

    /** Points of one channel at the most: then they are begun anew. */
    private static final int POINTS = 100;

    /** Which posts are gone through: from a point on, to the older or the newer ones. */
    record Walk(PostFilter filter, Point from, boolean older) {}

    /** A number of posts of a walk. */
    private record Passed(Walk walk, int posts) {}

    private final ChannelPostStore posts = new ChannelPostStore();
    private final LoadedCache<String, Map<Passed, Point>> channels;

    ChannelPages(EventBus bus, Caches caches) {
        this.channels = caches.of("channel_pages", CHANNELS);
        bus.onCommit(PostEvent.class, event -> channels.drop(event.post().channelId()));
    }

    /** The posts of a slice, in the order of the walk. */
    List<Post> get(Reader db, String channelId, Walk walk, Slice slice) throws SQLException {
        // Points that are read while their channel is dropped land in a map that nobody finds any more.
        @Nullable Map<Passed, Point> known = channels.get(channelId, ignored -> new ConcurrentHashMap<>());
        Point from =
                slice.offset() == 0 ? walk.from() : known == null ? null : known.get(new Passed(walk, slice.offset()));
        if (from == null) {
            from = skip(db, channelId, walk, slice.offset());
        }
        if (from == null) {
            return List.of();
        }
        List<Post> fetched = walk.older()
                ? posts.before(db, channelId, walk.filter(), from, slice.limit())
                : posts.after(db, channelId, walk.filter(), from, slice.limit());
        int last = slice.beforeNext();
        if (known != null && last >= 0 && last < fetched.size()) {
            if (known.size() >= POINTS) {
                known.clear();
            }
            known.put(new Passed(walk, slice.offset() + last + 1), Point.of(fetched.get(last)));
        }
        return fetched;
    }

    private @Nullable Point skip(Reader db, String channelId, Walk walk, int count) throws SQLException {
        return walk.older()
                ? posts.skipBefore(db, channelId, walk.filter(), walk.from(), count)
                : posts.skipAfter(db, channelId, walk.filter(), walk.from(), count);
    }
}
