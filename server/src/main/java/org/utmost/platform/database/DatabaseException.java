package org.utmost.platform.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database failed, or refused a statement. */
public class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a failed statement means, for code that can't throw it as it is. */
    public static RuntimeException of(SQLException failure) {
        return Failures.translate(failure);
    }
}
