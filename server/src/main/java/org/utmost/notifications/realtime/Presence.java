package org.utmost.notifications.realtime;

import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.identity.status.StatusService;
import org.utmost.platform.database.DatabaseException;

/**
 * Keeps the statuses of users in step with their connections. One comes while another goes, and both are noted beside
 * each other: so what is true is asked when it is noted, by one at a time for each user; where there are several nodes, by the one that holds the
 * row of the status.
 */
final class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int LOCKS = 64;

    private final Hub hub;
    private final AllConnections all;
    private final StatusService statuses;
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    Presence(Hub hub, AllConnections all, StatusService statuses) {
        this.hub = hub;
        this.all = all;
        this.statuses = statuses;
    }

    /** Notes that the user is there or gone; to be called after a connection opened or closed, and when its user is active. */
    void note(String userId) {
        try {
            synchronized (locks[Math.floorMod(userId.hashCode(), LOCKS)]) {
                if (!hub.present(userId)) {
                    statuses.gone(userId, () -> all.elsewhere(userId));
                } else if (all.several()) {
                    statuses.back(userId);
                } else {
                    statuses.active(userId);
                }
            }
        } catch (DatabaseException closing) {
            LOG.debug("The status of a user who came or went is not noted", closing);
        }
    }
}
