package org.utmost.platform.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job waits after it failed: twice as long each time, and up to a half more by chance, so that many that failed
 * together do not come back together.
 *
 * @param first after the first failure
 * @param most however often it failed
 */
public record BackOff(Duration first, Duration most) {
    private static final int MOST_DOUBLED = 30;

    /** The wait after that many failures, 1 or more; milliseconds. */
    long millis(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLED);
        long wait = Math.min(doubled, most.toMillis());
        return wait + random.nextLong(wait / 2 + 1);
    }
}
