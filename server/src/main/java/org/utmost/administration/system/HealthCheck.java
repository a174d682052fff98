package org.utmost.administration.system;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.SystemStore;

/** Whether the database takes a write. Anybody may ask, so that it is tried once a second at the most. */
final class HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
    private static final String CHECKED_AT = "HealthCheckedAt";
    private static final long FRESH_MS = Duration.ofSeconds(1).toMillis();

    private final Database database;
    private final SystemStore systems = new SystemStore();
    private final Clock clock;
    private long checkedAt = Long.MIN_VALUE / 2;
    private boolean works;

    HealthCheck(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    synchronized boolean databaseWorks() {
        long now = clock.millis();
        if (Math.abs(now - checkedAt) >= FRESH_MS) {
            works = tried(now);
            checkedAt = clock.millis();
        }
        return works;
    }

    private boolean tried(long now) {
        try {
            database.change(tx -> systems.put(tx, CHECKED_AT, String.valueOf(now)));
            return true;
        } catch (DatabaseException e) {
            LOG.warn("The database takes no writes: {}", e.getMessage());
            return false;
        }
    }
}
