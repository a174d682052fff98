package org.utmost.platform.jobs;

import java.util.Map;

/**
 * A job as it can be read; the API's Job object.
 *
 * @param type the name of its kind
 * @param createAt epoch milliseconds, as are the other times
 * @param startAt when it was begun first; 0 for one that never was
 * @param progress 0 to 100
 * @param data what its handler told, and under {@value #ERROR} why it failed
 */
public record Job(
        String id,
        String type,
        long createAt,
        long startAt,
        long lastActivityAt,
        JobStatus status,
        int progress,
        Map<String, String> data) {
    /** The key of {@link #data} with the reason of the last failure. */
    public static final String ERROR = "error";
}
