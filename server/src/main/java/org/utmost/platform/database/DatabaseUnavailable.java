package org.utmost.platform.database;

import org.jspecify.annotations.Nullable;

/** The database can't be reached, or can't answer now: nothing was changed, and trying again later may help. */
public final class DatabaseUnavailable extends DatabaseException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
