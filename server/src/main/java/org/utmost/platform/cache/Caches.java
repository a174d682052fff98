package org.utmost.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Makes the server's caches: every one bounded, and measured under its name. */
public final class Caches {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final MeterRegistry meters;
    private final Clock clock;
    private final List<LoadedCache<?, ?>> all = new CopyOnWriteArrayList<>();

    public Caches(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** A cache of so many values at the most. */
    public <K, V> LoadedCache<K, V> of(String name, int size) {
        return of(name, size, FORGOTTEN_AFTER);
    }

    /** A cache of so many values at the most, each loaded again after that time. */
    public <K, V> LoadedCache<K, V> of(String name, int size, Duration reloadedAfter) {
        Cache<K, V> cache = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(reloadedAfter)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, cache, name);
        LoadedCache<K, V> loaded = new LoadedCache<>(cache);
        all.add(loaded);
        return loaded;
    }

    /** Forgets everything in all of them. */
    public void dropAll() {
        all.forEach(LoadedCache::dropAll);
    }
}
