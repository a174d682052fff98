package org.utmost.platform.database;

import org.jspecify.annotations.Nullable;

/** The database has no room left to write to: nothing was changed. */
public final class DatabaseFull extends DatabaseException {
    private static final long serialVersionUID = 1L;

    DatabaseFull(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
