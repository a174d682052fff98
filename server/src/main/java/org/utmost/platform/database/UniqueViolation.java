package org.utmost.platform.database;

import java.util.Locale;

/** A row with the same unique key exists. */
public final class UniqueViolation extends DatabaseException {
    private static final long serialVersionUID = 1L;

    UniqueViolation(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the key has this column; both databases name it in their message, PostgreSQL by the index's name. */
    public boolean concerns(String column) {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains(column);
    }
}
