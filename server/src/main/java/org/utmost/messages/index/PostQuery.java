package org.utmost.messages.index;

import java.util.List;

/**
 * Which posts are looked for.
 *
 * @param all of each of these lists a post has to have one
 * @param none of these it may have none
 * @param channelIds it is in one of them
 * @param time when it was written
 * @param notAt when it was not written, {@value #MOST_RANGES} ranges at the most
 */
public record PostQuery(
        List<List<Phrase>> all, List<Phrase> none, List<String> channelIds, Range time, List<Range> notAt) {
    /** Ranges that can be left out. */
    public static final int MOST_RANGES = 8;

    /** Times from one, and before the other, epoch milliseconds. */
    public record Range(long from, long until) {
        /** A time after all that a post can have. */
        static final long LATEST = 1L << 43;

        /** Ever. */
        public static final Range EVER = new Range(0, LATEST);

        /** What is in both. */
        public Range and(Range other) {
            return new Range(Math.max(from, other.from), Math.min(until, other.until));
        }
    }

    public PostQuery {
        if (notAt.size() > MOST_RANGES) {
            throw new IllegalArgumentException(notAt.size() + " ranges");
        }
    }
}
