package org.utmost.platform.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of either database means. */
public final class Failures {
    private static final String PG_UNIQUE = "23505";

    private Failures() {}

    /** The exception of ours for a failure of the driver or of jOOQ; others as they are. */
    public static RuntimeException translate(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return failure instanceof RuntimeException e ? e : new DatabaseException(failure.getMessage(), failure);
        }
        String message = String.valueOf(sql.getMessage());
        return isUnique(sql) ? new UniqueViolation(message, failure) : new DatabaseException(message, failure);
    }

    /** A deadlock or serialization failure of PostgreSQL: the same transaction may well succeed when run again. */
    static boolean isTransient(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && ("40P01".equals(sql.getSQLState()) || "40001".equals(sql.getSQLState()));
    }

    private static boolean isUnique(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
        }
        return PG_UNIQUE.equals(sql.getSQLState());
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }
}
