package org.utmost.identity.sessions;

import org.utmost.platform.events.Event;

/**
 * A session, or a personal access token, authenticates no more.
 *
 * @param sessionId that of the session or token; empty for all of the user's
 */
public record SessionEnded(String userId, String sessionId) implements Event {
    /** Whether it ended the session of that user and id. */
    public boolean ends(String user, String id) {
        return userId.equals(user) && (sessionId.isEmpty() || sessionId.equals(id));
    }
}
