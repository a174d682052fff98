package org.utmost.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the API was asked during the last hour, minute by minute and route by route. */
public final class RequestHistory {
    /** Minutes that are remembered. */
    public static final int MINUTES = 60;

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final String UNKNOWN = "unknown";

    /** One minute; {@code start} is epoch milliseconds. */
    public record OfMinute(long start, RequestFigures figures) {}

    /** One route. */
    public record OfRoute(String method, String route, RequestFigures figures) {}

    private record Key(String method, String path) {}

    private static final class Minute {
        private final long start;
        private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();

        Minute(long start) {
            this.start = start;
        }
    }

    private final Clock clock;
    private final AtomicReferenceArray<@Nullable Minute> ring = new AtomicReferenceArray<>(MINUTES);

    public RequestHistory(Clock clock) {
        this.clock = clock;
    }

    /** Every minute of the last hour, oldest first; those without a request too. */
    public List<OfMinute> minutes() {
        long current = minute(clock.millis());
        List<OfMinute> minutes = new ArrayList<>(MINUTES);
        for (long start = current - (MINUTES - 1) * MINUTE_MS; start <= current; start += MINUTE_MS) {
            Tally sum = new Tally();
            Minute there = ring.get(index(start));
            if (there != null && there.start == start) {
                there.tallies.values().forEach(sum::add);
            }
            minutes.add(new OfMinute(start, sum.figures()));
        }
        return minutes;
    }

    /** The routes that were called most in the last hour. */
    public List<OfRoute> routes(int most) {
        long oldest = minute(clock.millis()) - (MINUTES - 1) * MINUTE_MS;
        Map<Key, Tally> sums = new HashMap<>();
        for (int i = 0; i < MINUTES; i++) {
            Minute there = ring.get(i);
            if (there != null && there.start >= oldest) {
                there.tallies.forEach((key, tally) ->
                        sums.computeIfAbsent(key, ignored -> new Tally()).add(tally));
            }
        }
        return sums.entrySet().stream()
                .map(each -> new OfRoute(
                        each.getKey().method(),
                        each.getKey().path(),
                        each.getValue().figures()))
                .sorted(Comparator.comparingLong(
                                (OfRoute each) -> -each.figures().requests())
                        .thenComparing(OfRoute::route)
                        .thenComparing(OfRoute::method))
                .limit(most)
                .toList();
    }

    /** Counts an answered request; null stands for a path without a route. */
    void count(@Nullable Route route, int status, long nanos) {
        Key key = route == null ? new Key("", UNKNOWN) : new Key(route.method(), route.path());
        current().tallies.computeIfAbsent(key, ignored -> new Tally()).count(status, nanos);
    }

    private Minute current() {
        long start = minute(clock.millis());
        Minute there = ring.get(index(start));
        if (there != null && there.start == start) {
            return there;
        }
        Minute fresh = new Minute(start);
        if (ring.compareAndSet(index(start), there, fresh)) {
            return fresh;
        }
        Minute others = ring.get(index(start));
        return others == null ? fresh : others;
    }

    private static int index(long start) {
        return (int) (start / MINUTE_MS % MINUTES);
    }

    private static long minute(long time) {
        return time - time % MINUTE_MS;
    }
}
