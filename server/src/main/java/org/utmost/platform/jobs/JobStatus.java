package org.utmost.platform.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job is; the API's words for it. */
public enum JobStatus {
    PENDING,
    IN_PROGRESS,
    SUCCESS,
    ERROR,
    CANCEL_REQUESTED,
    CANCELED,
    WARNING;

    /** As the API and the database have it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static JobStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
