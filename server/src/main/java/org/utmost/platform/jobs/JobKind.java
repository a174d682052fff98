package org.utmost.platform.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What jobs of one handler have in common.
 *
 * @param name up to 32 lower-case letters, digits and {@code _}; jobs are stored under it, so it stays
 * @param payload the record with what the handler has to know, stored as JSON
 * @param concurrency how many may run at once on one node
 * @param tries how often a job is begun at the most
 */
public record JobKind<P>(String name, Class<P> payload, int concurrency, int tries, BackOff backOff) {
    /** The payload of jobs that need none. */
    public record Nothing() {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final int CONCURRENCY = 4;
    private static final int TRIES = 8;

    /** Eight tries take some 40 minutes, within which most of what is away comes back. */
    private static final BackOff BACK_OFF = new BackOff(Duration.ofSeconds(15), Duration.ofHours(1));

    public JobKind {
        if (!NAME.matcher(name).matches() || concurrency < 1 || tries < 1) {
            throw new IllegalArgumentException("no kind of job: " + name);
        }
    }

    /** A kind whose jobs are enqueued. */
    public static <P> JobKind<P> of(String name, Class<P> payload) {
        return new JobKind<>(name, payload, CONCURRENCY, TRIES, BACK_OFF);
    }

    /** A kind whose jobs come by themselves, one at a time and tried once: the next one comes anyway. */
    public static JobKind<Nothing> periodic(String name) {
        return new JobKind<>(name, Nothing.class, 1, 1, BACK_OFF);
    }

    public JobKind<P> withConcurrency(int most) {
        return new JobKind<>(name, payload, most, tries, backOff);
    }

    public JobKind<P> withTries(int most) {
        return new JobKind<>(name, payload, concurrency, most, backOff);
    }

    public JobKind<P> withBackOff(BackOff other) {
        return new JobKind<>(name, payload, concurrency, tries, other);
    }
}
