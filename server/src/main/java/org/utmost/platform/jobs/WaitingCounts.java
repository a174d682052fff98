package org.utmost.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;

/** How many jobs wait, for the metrics: counted when somebody looks, and not again for some seconds. */
final class WaitingCounts {
    private static final long FRESH_MS = Duration.ofSeconds(10).toMillis();

    private final Database database;
    private final JobStore jobs = new JobStore();
    private final Clock clock;
    private long countedAt = Long.MIN_VALUE / 2;
    private Map<String, Integer> counts = Map.of();

    WaitingCounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many of the kind wait; not a number while the database is away. */
    synchronized double of(String type) {
        long now = clock.millis();
        try {
            if (Math.abs(now - countedAt) >= FRESH_MS) {
                counts = database.read(jobs::waiting);
                countedAt = now;
            }
            return counts.getOrDefault(type, 0);
        } catch (DatabaseException away) {
            return Double.NaN;
        }
    }
}
