package org.utmost.messages.emoji;

import static org.utmost.messages.posts.Statements.IN_LIST;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;

/** Which emoji there are, answered from a cache: it is asked for every post with a name between colons. */
public final class KnownEmoji {
    /** What {@link #require} refuses. */
    public static final Fails REFUSED =
            Fails.with(403, "api.emoji.disabled.app_error").and(404, "app.emoji.get_by_name.no_result");

    private static final int CACHED = 20_000;

    private final Database database;
    private final EmojiStore emoji = new EmojiStore();
    private final Supplier<Config> config;

    /** By name; empty where there is none. */
    private final LoadedCache<String, Optional<Emoji>> byName;

    public KnownEmoji(Database database, EventBus bus, Caches caches, Supplier<Config> config) {
        this.database = database;
        this.config = config;
        this.byName = caches.of("emoji", CACHED);
        bus.onCommit(EmojiEvent.class, event -> byName.drop(event.emoji().name()));
    }

    /** Whether this server has emoji of its own. */
    boolean enabled() {
        return config.get().view(EmojiSettings.class).enableCustomEmoji();
    }

    /** Those of the names that are this server's own, by name; none where they are switched off. */
    Map<String, Emoji> named(Collection<String> names) {
        if (!enabled()) {
            return Map.of();
        }
        Set<String> own = names.stream()
                .filter(EmojiNames::isValid)
                .filter(name -> !StandardEmoji.has(name))
                .collect(Collectors.toSet());
        Map<String, Emoji> found = new HashMap<>();
        byName.getAll(own, this::load).forEach((name, there) -> there.ifPresent(each -> found.put(name, each)));
        return found;
    }

    private Map<String, Optional<Emoji>> load(Set<String> names) {
        Map<String, Optional<Emoji>> loaded = new HashMap<>();
        names.forEach(name -> loaded.put(name, Optional.empty()));
        List<String> all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IN_LIST));
            database.read(db -> emoji.named(db, some)).forEach(each -> loaded.put(each.name(), Optional.of(each)));
        }
        return loaded;
    }

    /**
     * Demands that there is an emoji of that name, everybody's or this server's own.
     *
     * @throws ApiError 404 if there is none, 403 if it is none of everybody's and this server has no others
     */
    public void require(String name) {
        if (StandardEmoji.has(name)) {
            return;
        }
        if (!enabled()) {
            throw ApiError.forbidden("api.emoji.disabled.app_error");
        }
        if (named(Set.of(name)).isEmpty()) {
            throw ApiError.notFound("app.emoji.get_by_name.no_result");
        }
    }
}
