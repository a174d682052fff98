package org.utmost.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of what a loader found. A value that was being loaded while something was dropped is returned but not
 * kept: it may be older than the drop.
 */
public final class LoadedCache<K, V> {
    private final Cache<K, V> cache;
    private final AtomicLong drops = new AtomicLong();

    LoadedCache(Cache<K, V> cache) {
        this.cache = cache;
    }

    /** The cached value, else the loader's; null, which is never kept, if that found none. */
    public @Nullable V get(K key, Function<K, @Nullable V> loader) {
        V cached = cache.getIfPresent(key);
        if (cached != null) {
            return cached;
        }
        long before = drops.get();
        V loaded = loader.apply(key);
        if (loaded != null && drops.get() == before) {
            cache.put(key, loaded);
            if (drops.get() != before) {
                cache.invalidate(key);
            }
        }
        return loaded;
    }

    /** The cached values, and the loader's for all keys that have none; without those for which it found none. */
    public Map<K, V> getAll(Set<K> keys, Function<Set<K>, Map<K, V>> loader) {
        Map<K, V> found = new HashMap<>(cache.getAllPresent(keys));
        if (found.size() == keys.size()) {
            return found;
        }
        Set<K> missing = new HashSet<>(keys);
        missing.removeAll(found.keySet());
        long before = drops.get();
        Map<K, V> loaded = loader.apply(missing);
        if (drops.get() == before) {
            cache.putAll(loaded);
            if (drops.get() != before) {
                cache.invalidateAll(loaded.keySet());
            }
        }
        found.putAll(loaded);
        return found;
    }

    /** The cached value; null if there is none. */
    public @Nullable V find(K key) {
        return cache.getIfPresent(key);
    }

    /** Forgets one value. */
    public void drop(K key) {
        drops.incrementAndGet();
        cache.invalidate(key);
    }

    /** Forgets all values like that; walks through the whole cache. */
    public void dropIf(Predicate<V> which) {
        drops.incrementAndGet();
        cache.asMap().values().removeIf(which);
    }

    /** Forgets everything. */
    public void dropAll() {
        drops.incrementAndGet();
        cache.invalidateAll();
    }
}
