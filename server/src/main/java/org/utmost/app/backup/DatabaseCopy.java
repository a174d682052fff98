package org.utmost.app.backup;

import java.io.IOException;
import java.nio.file.Path;

/** A server's database: how it is copied while the server runs, and how a copy takes its place. */
interface DatabaseCopy {
    /** What people call that kind of it. */
    static String title(String driverName) {
        return driverName.equals("postgres") ? "PostgreSQL" : "SQLite";
    }

    /** The name of a copy in a backup. */
    static String entry(String driverName) {
        return driverName.equals("postgres") ? "postgres.dump" : "utmost.db";
    }

    /**
     * As it is in one instant.
     *
     * @param work where files may be put meanwhile
     */
    Snapshot snapshot(Path work) throws IOException;

    /** What people find it by. */
    String name();

    /** Whether there is nothing in it. */
    boolean isEmpty() throws IOException;

    /** Refuses to take its place while others use it, or where the tools for that are missing. */
    void requireReplaceable(Path work) throws IOException;

    /** A folder from where a copy can be moved to its place. */
    Path folder();

    /** Puts a copy in its place: as a whole or not at all. */
    void replaceBy(Path copy, Path work, Progress progress) throws IOException;
}
