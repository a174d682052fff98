package org.utmost.app;

import java.io.UncheckedIOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.utmost.app.backup.BackupFailure;
import org.utmost.platform.config.InvalidConfig;
import org.utmost.platform.database.DatabaseException;

/** Why it can't start, in one line that says what to do. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message, null, false, false);
    }

    /** The line for a failure; null for one that is a fault of ours and wants its stack trace. */
    static @Nullable String explain(Throwable failure, String listen) {
        return switch (failure) {
            case StartFailure known -> known.getMessage();
            case BackupFailure backup -> backup.getMessage();
            case InvalidConfig invalid -> "The configuration can't be used: " + invalid.getMessage();
            case DatabaseException database ->
                "The database can't be used: " + root(database)
                        + " Check SqlSettings.DriverName and SqlSettings.DataSource (MM_SQLSETTINGS_…).";
            case BindException bind ->
                "The address " + listen
                        + " can't be listened on (" + bind.getMessage()
                        + "): stop what uses it, or choose another with --listen HOST:PORT.";
            case UncheckedIOException io -> "A file can't be used: " + io.getCause();
            default -> failure.getCause() == null ? null : explain(failure.getCause(), listen);
        };
    }

    /** The innermost reason, on one line, without what a URL may hold of passwords. */
    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return reason.replaceAll("//[^@\\s]*@", "//***@") + (reason.endsWith(".") ? "" : ".");
    }
}
