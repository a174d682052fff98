package org.utmost.messages.threads;

import java.util.ArrayList;
import java.util.List;
import org.utmost.platform.http.Page;

/**
 * Which of the threads that a user follows a list has, those with the newest replies first.
 *
 * @param since only those in which anything happened after that time; 0 for all
 * @param deletedToo those of deleted posts too, for clients that keep copies
 * @param unreadOnly only those with something unread
 * @param directToo those of direct and group messages too
 * @param before only those whose last reply is older than that of this thread; empty for all
 * @param after only those whose last reply is newer, the oldest first
 */
record ThreadFilter(
        long since, boolean deletedToo, boolean unreadOnly, boolean directToo, String before, String after, Page page) {
    /** The condition of the list, to follow others. */
    String sql() {
        return (since > 0 ? " AND (m.update_at >= ? OR p.update_at >= ?)" : "")
                + (deletedToo ? "" : " AND p.delete_at = 0")
                + (unreadOnly ? " AND p.last_reply_at > m.last_view_at" : "")
                + (before.isEmpty()
                        ? ""
                        : " AND (p.last_reply_at, p.id) < (SELECT last_reply_at, id FROM posts WHERE id = ?)")
                + (after.isEmpty()
                        ? ""
                        : " AND (p.last_reply_at, p.id) > (SELECT last_reply_at, id FROM posts WHERE id = ?)")
                + (after.isEmpty()
                        ? " ORDER BY p.last_reply_at DESC, p.id DESC LIMIT ? OFFSET ?"
                        : " ORDER BY p.last_reply_at, p.id LIMIT ? OFFSET ?");
    }

    /** The values of the condition. */
    List<Object> values() {
        List<Object> values = new ArrayList<>();
        if (since > 0) {
            values.addAll(List.of(since, since));
        }
        if (!before.isEmpty()) {
            values.add(before);
        }
        if (!after.isEmpty()) {
            values.add(after);
        }
        values.addAll(List.of(page.size(), page.offset()));
        return values;
    }
}
