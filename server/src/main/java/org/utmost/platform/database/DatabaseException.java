package org.utmost.platform.database;

import org.jspecify.annotations.Nullable;

/** The database failed, or refused a statement. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
