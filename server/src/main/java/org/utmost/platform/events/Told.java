package org.utmost.platform.events;

import java.util.Map;
import java.util.Set;

/**
 * What somebody was told of all that the nodes told.
 *
 * @param all by node, up to which number everything
 * @param more by node, numbers beyond that
 */
public record Told(Map<String, Long> all, Map<String, Set<Long>> more) {
    /** Whether it was told. */
    public boolean has(Mark mark) {
        return all.getOrDefault(mark.origin(), 0L) >= mark.number()
                || more.getOrDefault(mark.origin(), Set.of()).contains(mark.number());
    }

    /** Whether everything of these nodes was told that the other was told. */
    public boolean covers(Told other, Set<String> nodes) {
        return nodes.stream()
                .allMatch(node -> all.getOrDefault(node, 0L) >= other.all().getOrDefault(node, 0L)
                        && other.more().getOrDefault(node, Set.of()).stream()
                                .allMatch(number -> has(new Mark(node, number))));
    }
}
