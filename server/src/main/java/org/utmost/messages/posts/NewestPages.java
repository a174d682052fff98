package org.utmost.messages.posts;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.json.Json;

/**
 * The newest page of active channels, ready to send: what every client asks for when it opens a channel. Any change
 * of a post drops the pages of its channel; what changes posts of any channel, as a setting may, drops all.
 */
final class NewestPages {
    /** The sizes that clients ask for; other pages are not kept. */
    private static final Set<Integer> SIZES = Set.of(30, 60, 100);

    private static final int CHANNELS = 400;

    /** A page, the same as JSON, and a name for this version of it. */
    @SuppressWarnings("ArrayRecordComponent") // written to the socket as it is, never compared
    record Page(PostList list, byte[] json, String etag) {
        /** Other nodes have to name it the same. */
        static Page of(PostList list) {
            byte[] json = Json.bytes(list);
            return new Page(list, json, Secrets.hash(json));
        }
    }

    private record Key(int size, boolean collapsed) {}

    private final LoadedCache<String, Map<Key, Page>> channels;

    NewestPages(EventBus bus, Caches caches) {
        this.channels = caches.of("newest_posts", CHANNELS);
        bus.onCommit(PostChange.class, event -> channels.drop(event.channelId()));
        bus.onCommit(PostsChange.class, event -> channels.dropAll());
        bus.onCommit(ConfigChanged.class, event -> channels.dropAll());
    }

    /** The channel's newest page of that size, with its threads open or collapsed. */
    Page get(String channelId, int size, boolean collapsed, Supplier<PostList> loader) {
        if (!SIZES.contains(size)) {
            return Page.of(loader.get());
        }
        // A page that is loaded while its channel is dropped lands in a map that nobody finds any more.
        @Nullable Map<Key, Page> pages = channels.get(channelId, ignored -> new ConcurrentHashMap<>());
        if (pages == null) {
            return Page.of(loader.get());
        }
        return pages.computeIfAbsent(new Key(size, collapsed), ignored -> Page.of(loader.get()));
    }
}
