package org.utmost.messages.posts;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a thread is wanted. Without a time it begins at an end of the thread.
 *
 * @param size replies at the most; 0 for as many as one reply may have
 * @param up from the newest reply to the oldest
 * @param byUpdate whether the time is one of changes, and orders the replies
 * @param from the time to go on behind, epoch milliseconds; 0 for none
 * @param fromId of the replies of just that time, the last that is known; empty if all of them are
 * @param updatesOnly without the root, unless it changed after the time
 */
record ThreadQuery(int size, boolean up, boolean byUpdate, long from, String fromId, boolean updatesOnly) {
    /** The replies behind one, in their order; the first for null. */
    static ThreadQuery behind(@Nullable Post last) {
        return last == null
                ? new ThreadQuery(0, false, false, 0, "", false)
                : new ThreadQuery(0, false, false, last.createAt(), last.id(), false);
    }

    /** The condition and order, to follow others; two values belong to it. */
    String sql() {
        String time = byUpdate ? "update_at" : "create_at";
        return up
                ? " AND (" + time + ", id) < (?, ?) ORDER BY " + time + " DESC, id DESC"
                : " AND (" + time + ", id) > (?, ?) ORDER BY " + time + ", id";
    }

    /** The time of the condition: one without an id leaves out all of that very time. */
    long bound() {
        if (from == 0) {
            return up ? Long.MAX_VALUE : 0;
        }
        return up || !fromId.isEmpty() ? from : from + 1;
    }
}
