package org.utmost.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What several nodes do with one thing, a moment after each other, told on each node in the order in which they did it.
 */
final class Changes {
    /** What this node changed, and which of all parcels tells of it. */
    record Untold(InOrder event, Mark mark) {}

    private static final long LATELY_MS = Duration.ofSeconds(5).toMillis();
    private static final int SUBJECTS = 10_000;

    /** The version that was told last of what changed lately. */
    private final Cache<String, Long> latest = Caffeine.newBuilder()
            .maximumSize(SUBJECTS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** What was changed on this node and is not told yet, by what it tells of and its version. */
    private final Map<String, NavigableMap<Long, Untold>> untold = new HashMap<>();

    /** These are about to be committed on this node. */
    synchronized void begin(List<Event> events, Mark mark) {
        changes(events)
                .forEach(each -> untold.computeIfAbsent(each.subject(), ignored -> new TreeMap<>())
                        .put(each.version(), new Untold(each, mark)));
    }

    /** These were committed on this node, or were not; all but what was told before is left. */
    synchronized List<Event> end(List<Event> events) {
        return events.stream()
                .filter(event -> !isChange(event) || forget((InOrder) event))
                .toList();
    }

    private boolean forget(InOrder change) {
        NavigableMap<Long, Untold> mine = untold.getOrDefault(change.subject(), new TreeMap<>());
        boolean there = mine.remove(change.version()) != null;
        if (mine.isEmpty()) {
            untold.remove(change.subject());
        }
        return there;
    }

    /** What this node did before another did these, and has not told: that it was committed is known by that. */
    synchronized List<Untold> previous(List<Event> events) {
        List<Untold> before = new ArrayList<>();
        for (InOrder each : changes(events)) {
            List<Untold> mine = List.copyOf(untold.getOrDefault(each.subject(), new TreeMap<>())
                    .headMap(each.previous(), true)
                    .values());
            mine.forEach(one -> forget(one.event()));
            before.addAll(mine);
        }
        return before;
    }

    /** All but what was superseded. */
    synchronized List<Event> latest(List<Event> events) {
        return events.stream()
                .filter(event -> !isChange(event) || isLatest((InOrder) event) || !(event instanceof Superseding))
                .toList();
    }

    private boolean isLatest(InOrder change) {
        return latest.asMap().merge(change.subject(), change.version(), Math::max) == change.version();
    }

    /** Whether these change what another node changed a moment before, and of which it has not been told. */
    synchronized boolean missPrevious(List<Event> events) {
        return changes(events).stream().anyMatch(this::missesPrevious);
    }

    private boolean missesPrevious(InOrder change) {
        Long known = latest.getIfPresent(change.subject());
        boolean missing = known == null
                ? change instanceof Superseding && System.currentTimeMillis() - change.previous() < LATELY_MS
                : known < change.previous();
        return missing
                && !untold.getOrDefault(change.subject(), new TreeMap<>()).containsKey(change.previous());
    }

    private static boolean isChange(Event event) {
        return event instanceof InOrder change && change.version() > 0;
    }

    private static List<InOrder> changes(List<Event> events) {
        return events.stream()
                .filter(Changes::isChange)
                .map(InOrder.class::cast)
                .toList();
    }
}
