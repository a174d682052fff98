package org.utmost.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several nodes do with one thing, a moment after each other, told on each node in the order in which they did it.
 */
final class Changes {
    /** What a node changed, and which of all its parcels tells of it. */
    record Untold(Superseding event, Mark mark) {}

    private record Change(String subject, long version) {}

    private static final long LATELY_MS = Duration.ofSeconds(5).toMillis();
    private static final int SUBJECTS = 10_000;

    /** The version that was told last of what changed lately. */
    private final Cache<String, Long> latest = Caffeine.newBuilder()
            .maximumSize(SUBJECTS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** What was changed on this node and is not told yet. */
    private final Map<Change, Untold> untold = new HashMap<>();

    /** These are about to be committed on this node. */
    synchronized void begin(List<Event> events, Mark mark) {
        changes(events).forEach(each -> untold.put(new Change(each.subject(), each.version()), new Untold(each, mark)));
    }

    /** These were committed on this node, or were not; all but what was told before is left. */
    synchronized List<Event> end(List<Event> events) {
        return events.stream()
                .filter(event -> !(event instanceof Superseding each)
                        || untold.remove(new Change(each.subject(), each.version())) != null)
                .toList();
    }

    /** What this node did before another did these, and has not told: that it was committed is known by that. */
    synchronized List<Untold> previous(List<Event> events) {
        return changes(events).stream()
                .map(each -> untold.remove(new Change(each.subject(), each.previous())))
                .filter(each -> each != null)
                .toList();
    }

    /** All but what was superseded. */
    synchronized List<Event> latest(List<Event> events) {
        return events.stream()
                .filter(event -> !(event instanceof Superseding each)
                        || latest.asMap().merge(each.subject(), each.version(), Math::max) == each.version())
                .toList();
    }

    /** Whether these change what another node changed a moment before, and of which it has not been told. */
    synchronized boolean missPrevious(List<Event> events) {
        return changes(events).stream().anyMatch(this::missesPrevious);
    }

    private boolean missesPrevious(Superseding change) {
        if (System.currentTimeMillis() - change.previous() > LATELY_MS) {
            return false;
        }
        @Nullable Long known = latest.getIfPresent(change.subject());
        return (known == null || known < change.previous())
                && !untold.containsKey(new Change(change.subject(), change.previous()));
    }

    private static List<Superseding> changes(List<Event> events) {
        return events.stream()
                .filter(Superseding.class::isInstance)
                .map(Superseding.class::cast)
                .toList();
    }
}
