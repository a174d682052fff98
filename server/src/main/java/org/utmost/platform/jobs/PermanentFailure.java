package org.utmost.platform.jobs;

import org.jspecify.annotations.Nullable;

/** A job failed in a way that trying again does not mend: it is kept as failed, with this message. */
public final class PermanentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PermanentFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
