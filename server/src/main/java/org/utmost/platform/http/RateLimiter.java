package org.utmost.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.utmost.platform.config.RateLimitSettings;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.ids.Ids;

/**
 * A token bucket for each caller (RateLimitSettings), forgotten when it has been idle for long enough to be full. What a
 * caller takes on one node, the others take too.
 */
final class RateLimiter {
    /** What is left to a caller; times in seconds, rounded up. */
    record Verdict(boolean allowed, long limit, long remaining, long reset, long retryAfter) {}

    private record Buckets(RateLimitSettings settings, Cache<String, Bucket> byCaller) {
        static Buckets of(RateLimitSettings settings) {
            Duration full = Duration.ofSeconds(settings.maxBurst() / settings.perSec() + 1L);
            return new Buckets(
                    settings,
                    Caffeine.newBuilder()
                            .maximumSize(settings.memoryStoreSize())
                            .expireAfterAccess(full)
                            .build());
        }

        Bucket of(String caller) {
            return byCaller.get(caller, ignored -> bucket(settings));
        }
    }

    /** A caller took a request of a limiter, each node having its own. */
    record Taken(String limiter, String caller) implements Event {}

    private final EventBus bus;
    private final String id;
    private volatile Buckets buckets;

    RateLimiter(RateLimitSettings settings, EventBus bus, Ids ids) {
        this.bus = bus;
        this.id = ids.newId();
        this.buckets = Buckets.of(settings);
        bus.onCommit(Taken.class, this::taken);
    }

    /** Takes one request of the caller; the settings are those in force now. */
    Verdict take(String caller, RateLimitSettings settings) {
        Buckets current = buckets;
        if (!current.settings.equals(settings)) {
            current = Buckets.of(settings);
            buckets = current;
        }
        ConsumptionProbe probe = current.of(caller).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            bus.tell(new Taken(id, caller));
        }
        return new Verdict(
                probe.isConsumed(),
                settings.maxBurst(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private void taken(Taken taken) {
        if (!taken.limiter().equals(id)) {
            buckets.of(taken.caller()).tryConsume(1);
        }
    }

    private static Bucket bucket(RateLimitSettings settings) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.maxBurst()).refillGreedy(settings.perSec(), Duration.ofSeconds(1)))
                .build();
    }

    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}
