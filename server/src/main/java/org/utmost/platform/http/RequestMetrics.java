package org.utmost.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Requests by route and status, with their latency. */
final class RequestMetrics {
    private record Key(String method, String path, int status) {}

    private final MeterRegistry meters;
    private final RequestHistory history;
    private final Counter limited;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry meters, RequestHistory history) {
        this.meters = meters;
        this.history = history;
        this.limited = Counter.builder("utmost.http.rate.limited")
                .description("Requests refused by the rate limit")
                .register(meters);
    }

    /** Counts an answered request; null stands for a path without a route. */
    void count(@Nullable Route route, int status, long nanos) {
        Key key = route == null ? new Key("", "unknown", status) : new Key(route.method(), route.path(), status);
        timers.computeIfAbsent(key, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (route == null || route.path().startsWith("/api/v4")) {
            history.count(route, status, nanos);
        }
    }

    void limited() {
        limited.increment();
    }

    private Timer timer(Key key) {
        return Timer.builder("utmost.http.requests")
                .description("Requests and the time to answer them")
                .tag("method", key.method())
                .tag("route", key.path())
                .tag("status", String.valueOf(key.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(meters);
    }
}
