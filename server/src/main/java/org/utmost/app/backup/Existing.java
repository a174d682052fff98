package org.utmost.app.backup;

/** What becomes of what a data directory has already. */
public enum Existing {
    /** It stays: then nothing is restored. */
    KEPT,
    /** What is restored takes its place. */
    REPLACED
}
