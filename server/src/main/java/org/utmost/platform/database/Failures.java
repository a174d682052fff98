package org.utmost.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of either database means. */
public final class Failures {
    private static final String PG_UNIQUE = "23505";
    private static final String PG_DISK_FULL = "53100";

    /** A deadlock, or two transactions that can't be put in an order. */
    private static final Set<String> PG_COLLISIONS = Set.of("40P01", "40001");

    /** SQLite's primary result codes (sqlite.org/rescode.html) of a database that can't be used now. */
    private static final Set<SQLiteErrorCode> SQLITE_UNUSABLE = Set.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_NOMEM,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_PROTOCOL,
            SQLiteErrorCode.SQLITE_NOTADB);

    private Failures() {}

    /** The exception of ours for a failure of the driver or of jOOQ; others as they are. */
    public static RuntimeException translate(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return failure instanceof RuntimeException e ? e : new DatabaseException(failure.getMessage(), failure);
        }
        String message = String.valueOf(sql.getMessage());
        if (isUnique(sql)) {
            return new UniqueViolation(message, failure);
        }
        if (isFull(sql)) {
            return new DatabaseFull(message, failure);
        }
        return isUnusable(sql) ? new DatabaseUnavailable(message, failure) : new DatabaseException(message, failure);
    }

    /** Whether the same transaction may well succeed when run again at once. */
    static boolean isCollision(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && PG_COLLISIONS.contains(String.valueOf(sql.getSQLState()));
    }

    /** Whether the connection is not to be used any more, nor what may be under way on it. */
    static boolean endsConnection(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && (isFull(sql) || isUnusable(sql));
    }

    /** Whether a connection of the pool turned out to be dead; false when none was to be had at all. */
    static boolean isDeadConnection(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null
                && !(sql instanceof SQLTransientConnectionException)
                && !isFull(sql)
                && isGone(sql.getSQLState());
    }

    private static boolean isUnique(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
        }
        return PG_UNIQUE.equals(sql.getSQLState());
    }

    private static boolean isFull(SQLException sql) {
        return sql instanceof SQLiteException sqlite
                ? primary(sqlite) == SQLiteErrorCode.SQLITE_FULL
                : PG_DISK_FULL.equals(sql.getSQLState());
    }

    private static boolean isUnusable(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return SQLITE_UNUSABLE.contains(primary(sqlite));
        }
        return sql instanceof SQLTransientConnectionException || isGone(sql.getSQLState());
    }

    /** PostgreSQL's classes 08 (connection), 53 (resources), 57P (shut down), and 25006 (a standby that only reads). */
    private static boolean isGone(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("25006"));
    }

    private static SQLiteErrorCode primary(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }
}
