package org.utmost.platform.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a content that a request asks for (RFC 9110, section 14): one range of bytes. Several at once are answered with
 * the whole, as the RFC lets a server do.
 *
 * @param first the first byte, from 0
 * @param last the last byte, included
 */
record Range(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The range of a content of that length; null for the whole, one that ends before it begins if nothing is in it. */
    static @Nullable Range of(@Nullable String field, long length) {
        Matcher one = field == null ? null : ONE.matcher(field.strip());
        if (one == null
                || !one.matches()
                || one.group(1).isEmpty() && one.group(2).isEmpty()) {
            return null;
        }
        if (one.group(1).isEmpty()) {
            long suffix = Long.parseLong(one.group(2));
            return suffix == 0 ? new Range(length, length - 1) : new Range(Math.max(0, length - suffix), length - 1);
        }
        long first = Long.parseLong(one.group(1));
        long last = one.group(2).isEmpty() ? length - 1 : Long.parseLong(one.group(2));
        return last < first && first < length ? null : new Range(first, Math.min(last, length - 1));
    }

    /** Whether nothing of the content is in it. */
    boolean empty() {
        return first > last;
    }

    /** How many bytes. */
    long size() {
        return last - first + 1;
    }
}
