package org.utmost.app.backup;

/** Why a backup can't be made or put back, in one line that says what to do. */
public final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailure(String message) {
        super(message, null, false, false);
    }
}
