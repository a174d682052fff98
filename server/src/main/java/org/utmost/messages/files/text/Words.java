package org.utmost.messages.files.text;

import java.io.Writer;
import java.time.Clock;

/** Takes what is read from a file until that is enough, or took too long. */
final class Words extends Writer {
    /** There is nothing to be gained by going on. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Enough() {
            super("enough was read", null, false, false);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final int most;
    private final Clock clock;
    private final long end;

    /**
     * None yet.
     *
     * @param most characters
     * @param end when to stop, epoch milliseconds
     */
    Words(int most, Clock clock, long end) {
        this.most = most;
        this.clock = clock;
        this.end = end;
    }

    /** Goes on only if there is time left. */
    void check() {
        if (text.length() >= most || clock.millis() > end) {
            throw new Enough();
        }
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        check();
        text.append(characters, offset, Math.min(length, most - text.length()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** What was read, with one space between words, and without what no database keeps. */
    @Override
    public String toString() {
        return text.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
