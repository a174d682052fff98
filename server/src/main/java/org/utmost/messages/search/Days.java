package org.utmost.messages.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.messages.index.PostQuery.Range;

/** Days as they are typed. */
final class Days {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    private Days() {}

    /** The time of a day in a zone; nothing for what is no day. */
    static Optional<Range> of(String typed, ZoneOffset zone) {
        Matcher day = DAY.matcher(typed);
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            return Optional.of(new Range(begin(date, zone), begin(date.plusDays(1), zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long begin(LocalDate date, ZoneOffset zone) {
        return date.atStartOfDay().toInstant(zone).toEpochMilli();
    }
}
