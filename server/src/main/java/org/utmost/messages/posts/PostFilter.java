package org.utmost.messages.posts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which posts of a channel a list has.
 *
 * @param deletedToo deleted ones too
 * @param type only those of that type; empty for all
 * @param threads whether replies are among them, and what is told of those who wrote them
 */
record PostFilter(boolean deletedToo, String type, Threads threads) {
    /** How a client shows threads. */
    enum Threads {
        /** Replies are posts among the others. */
        OPEN,
        /** A list has no replies; the posts that they are to name who wrote some, by id. */
        COLLAPSED,
        /** A list has no replies; the posts that they are to have the profiles of some who wrote them. */
        COLLAPSED_WITH_PROFILES
    }

    /** All that are not deleted. */
    static final PostFilter ALL = new PostFilter(false, "", Threads.OPEN);

    /** The same with deleted ones. */
    PostFilter withDeleted() {
        return new PostFilter(true, type, threads);
    }

    /** The condition, to follow others; there are few of them, so that each is prepared once. */
    String sql() {
        // The second condition on the type is that of the index.
        return (deletedToo ? "" : " AND delete_at = 0")
                + (threads == Threads.OPEN ? "" : " AND root_id = ''")
                + (type.isEmpty() ? "" : " AND type = ? AND type <> ''");
    }

    /** The values of a statement that has one before the condition, and others behind it. */
    Object[] values(String before, Object... behind) {
        List<Object> values = new ArrayList<>(List.of(before));
        if (!type.isEmpty()) {
            values.add(type);
        }
        Collections.addAll(values, behind);
        return values.toArray();
    }
}
