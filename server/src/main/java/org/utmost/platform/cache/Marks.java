package org.utmost.platform.cache;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Points of long lists, and how many rows each is into its list, so that others are counted off from the nearest of them and
 * not from the list's end. Bounded: of a list with many points every other is forgotten, and all where there are many lists.
 * Who counts takes the version first: when marks were forgotten since, nothing of theirs is kept, as it may be older.
 *
 * @param <L> names a list
 * @param <P> says where something is in a list
 */
public final class Marks<L, P> {
    private static final int LISTS = 4;
    private static final int POINTS = 64;

    /**
     * A point.
     *
     * @param rows of its list up to it, counted from where that was begun; its own with them
     */
    public record Mark<P>(int rows, P point) {}

    private final Map<L, NavigableMap<Integer, P>> lists = new HashMap<>();
    private long version;

    /** Another one once marks were forgotten. */
    public synchronized long version() {
        return version;
    }

    /** The first mark of a list; null if it has none. */
    public synchronized @Nullable Mark<P> first(L list) {
        NavigableMap<Integer, P> points = lists.get(list);
        return points == null ? null : mark(points.firstEntry());
    }

    /** Begins a list with a mark, unless somebody did; the first mark of the list. */
    public synchronized Mark<P> begin(long since, L list, Mark<P> mark) {
        Mark<P> first = first(list);
        if (first != null || since != version) {
            return first == null ? mark : first;
        }
        if (lists.size() >= LISTS) {
            forget();
            return mark;
        }
        lists.put(list, new TreeMap<>(Map.of(mark.rows(), mark.point())));
        return mark;
    }

    /** The mark of a list that is nearest to so many rows; null if it has none. */
    public synchronized @Nullable Mark<P> nearest(long since, L list, int rows) {
        NavigableMap<Integer, P> points = lists.get(list);
        if (points == null || since != version) {
            return null;
        }
        @Nullable Mark<P> before = mark(points.floorEntry(rows));
        @Nullable Mark<P> behind = mark(points.ceilingEntry(rows));
        if (before == null || behind == null) {
            return before == null ? behind : before;
        }
        return rows - before.rows() <= behind.rows() - rows ? before : behind;
    }

    /** Keeps a mark of a list that was begun. */
    public synchronized void put(long since, L list, Mark<P> mark) {
        NavigableMap<Integer, P> points = lists.get(list);
        if (points == null || since != version) {
            return;
        }
        if (points.size() >= POINTS) {
            thin(points);
        }
        points.put(mark.rows(), mark.point());
    }

    /** Forgets all marks. */
    public synchronized void forget() {
        version++;
        lists.clear();
    }

    /** Forgets all marks, unless there are some and all are at such points. */
    public synchronized void forgetUnless(Predicate<P> such) {
        boolean stay = !lists.isEmpty()
                && lists.values().stream()
                        .allMatch(points -> points.values().stream().allMatch(such));
        if (!stay) {
            forget();
        }
    }

    /** Forgets every other point. The first stays: what is counted begins there. */
    private static <P> void thin(NavigableMap<Integer, P> points) {
        Iterator<Integer> rows = points.keySet().iterator();
        for (boolean kept = true; rows.hasNext(); kept = !kept) {
            rows.next();
            if (!kept) {
                rows.remove();
            }
        }
    }

    private static <P> @Nullable Mark<P> mark(Map.@Nullable Entry<Integer, P> entry) {
        return entry == null ? null : new Mark<>(entry.getKey(), entry.getValue());
    }
}
