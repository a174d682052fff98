package org.utmost.administration.analytics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.utmost.platform.http.ApiError;

/**
 * Days of which figures are wanted, in UTC.
 *
 * @param first since the epoch
 * @param last since the epoch, within
 */
record Period(long first, long last) {
    private static final int DEFAULT_DAYS = 31;
    private static final int MOST_DAYS = 366 * 5;

    /**
     * The period from one date to another, both included; without them, the last 31 days.
     *
     * @throws ApiError 400 for what is no date, an end before the start, or more than five years
     */
    static Period of(String from, String to, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = to.isEmpty() ? today : date("to", to);
        LocalDate first = from.isEmpty() ? last.minusDays(DEFAULT_DAYS - 1L) : date("from", from);
        if (last.isBefore(first)) {
            throw ApiError.invalidUrl("to");
        }
        if (first.plusDays(MOST_DAYS).isBefore(last)) {
            throw ApiError.invalidUrl("from");
        }
        return new Period(first.toEpochDay(), last.toEpochDay());
    }

    /** The date that a number of days since the epoch stands for. */
    static String date(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiError.invalidUrl(name).because(text + " is no date like 2026-01-31");
        }
    }
}
