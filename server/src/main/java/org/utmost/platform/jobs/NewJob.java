package org.utmost.platform.jobs;

import org.jspecify.annotations.Nullable;

/**
 * A job to be enqueued.
 *
 * @param at when it is due, epoch milliseconds; 0 for at once
 * @param key of the jobs of a kind that wait, at most one has this one, up to 128 characters: the newer takes the place of
 *     the older; null for a job beside all others
 */
public record NewJob<P>(
        JobKind<P> kind, P payload, long at, @Nullable String key) {
    /** One that is due at once. */
    public static <P> NewJob<P> of(JobKind<P> kind, P payload) {
        return new NewJob<>(kind, payload, 0, null);
    }

    public NewJob<P> withTime(long epochMillis) {
        return new NewJob<>(kind, payload, epochMillis, key);
    }

    public NewJob<P> withKey(String unique) {
        return new NewJob<>(kind, payload, at, unique);
    }
}
