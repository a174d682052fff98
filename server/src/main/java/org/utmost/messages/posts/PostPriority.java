package org.utmost.messages.posts;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.json.Json;

/**
 * How urgent a post is; the API's PostPriority object.
 *
 * @param priority {@code important}, {@code urgent}, or empty for neither
 * @param requestedAck whether readers are asked to acknowledge it
 * @param persistentNotifications whether those whom it mentions are told again until they acknowledge it
 */
public record PostPriority(String priority, boolean requestedAck, boolean persistentNotifications) {
    private static final int LONGEST = 32;

    public PostPriority {
        priority = priority == null ? "" : priority.substring(0, Math.min(priority.length(), LONGEST));
    }

    /** Whether it asks for nothing. */
    boolean common() {
        return priority.isEmpty() && !requestedAck && !persistentNotifications;
    }

    /** Whether it is urgent. */
    public boolean urgent() {
        return priority.equals("urgent");
    }

    /** The column of a post that has it; empty for none. */
    public static String column(@Nullable PostPriority priority) {
        return priority == null ? "" : Json.text(priority);
    }

    /** What {@link #column} wrote. */
    public static @Nullable PostPriority read(String column) {
        return column.isEmpty() ? null : Json.read(column, PostPriority.class);
    }
}
