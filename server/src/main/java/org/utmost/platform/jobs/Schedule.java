package org.utmost.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a periodic job is due. */
public sealed interface Schedule {
    /** The first due time after that one. */
    Instant after(Instant time);

    /** So long after the last time. */
    record Every(Duration interval) implements Schedule {
        @Override
        public Instant after(Instant time) {
            return time.plus(interval);
        }
    }

    /** At that time of every day in that zone; on a day that skips it, when the clocks have gone forward. */
    record Daily(LocalTime at, ZoneId zone) implements Schedule {
        @Override
        public Instant after(Instant time) {
            ZonedDateTime day = time.atZone(zone);
            ZonedDateTime today = ZonedDateTime.of(day.toLocalDate(), at, zone);
            ZonedDateTime next = today.toInstant().isAfter(time)
                    ? today
                    : ZonedDateTime.of(day.toLocalDate().plusDays(1), at, zone);
            return next.toInstant();
        }
    }
}
