package org.utmost.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** What a node counted. */
    public record Counted(List<InMinute> minutes, List<InRoute> routes) {}

    private record InMinute(long start, Tally.Counts counts) {}

    private record InRoute(Key route, Tally.Counts counts) {}

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

    /** What this node counted in the last hour. */
    public Counted counted() {
        long oldest = oldest(clock);
        List<InMinute> minutes = new ArrayList<>();
        Map<Key, Tally> routes = new HashMap<>();
        for (int i = 0; i < MINUTES; i++) {
            Minute there = ring.get(i);
            if (there != null && there.start >= oldest) {
                Tally sum = new Tally();
                there.tallies.forEach((key, tally) -> {
                    Tally.Counts counts = tally.counts();
                    sum.add(counts);
                    routes.computeIfAbsent(key, ignored -> new Tally()).add(counts);
                });
                minutes.add(new InMinute(there.start, sum.counts()));
            }
        }
        return new Counted(
                minutes,
                routes.entrySet().stream()
                        .map(each -> new InRoute(each.getKey(), each.getValue().counts()))
                        .toList());
    }

    /** Every minute of the last hour, oldest first, those without a request too, as nodes counted them together. */
    public List<OfMinute> minutes(List<Counted> nodes) {
        Map<Long, Tally> sums = new TreeMap<>();
        long oldest = oldest(clock);
        for (int i = 0; i < MINUTES; i++) {
            sums.put(oldest + i * MINUTE_MS, new Tally());
        }
        nodes.stream().flatMap(each -> each.minutes().stream()).forEach(each -> {
            Tally sum = sums.get(each.start());
            if (sum != null) {
                sum.add(each.counts());
            }
        });
        return sums.entrySet().stream()
                .map(each -> new OfMinute(each.getKey(), each.getValue().figures()))
                .toList();
    }

    /** The routes that were called most in the last hour, as nodes counted them together. */
    public List<OfRoute> routes(int most, List<Counted> nodes) {
        Map<Key, Tally> sums = new HashMap<>();
        nodes.stream()
                .flatMap(each -> each.routes().stream())
                .forEach(each -> sums.computeIfAbsent(each.route(), ignored -> new Tally())
                        .add(each.counts()));
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

    private static long oldest(Clock clock) {
        return minute(clock.millis()) - (MINUTES - 1) * MINUTE_MS;
    }

    private static long minute(long time) {
        return time - time % MINUTE_MS;
    }
}
