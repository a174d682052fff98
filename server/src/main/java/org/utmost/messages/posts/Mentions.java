package org.utmost.messages.posts;

import java.util.Set;

/**
 * Whom a post is meant for.
 *
 * @param userIds those named, or all others in a direct or group message; never the author
 * @param everyone whether the whole channel is
 */
public record Mentions(Set<String> userIds, boolean everyone) {
    /** Nobody in particular. */
    public static final Mentions NONE = new Mentions(Set.of(), false);

    /** Whether anybody is meant. */
    boolean any() {
        return everyone || !userIds.isEmpty();
    }

    /** Whether that member of the channel is meant, who is not the author. */
    public boolean means(String userId) {
        return everyone || userIds.contains(userId);
    }
}
