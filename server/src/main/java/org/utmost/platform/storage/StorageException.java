package org.utmost.platform.storage;

import org.jspecify.annotations.Nullable;

/** The storage of files failed; the message says what an administrator has to look at. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Why {
        /** The key is wrong, or may not do this. */
        DENIED,
        /** There is no such bucket or directory. */
        MISSING,
        /** Anything else. */
        FAILED
    }

    private final Why why;

    StorageException(Why why, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
