package org.utmost.platform.database;

import java.sql.SQLException;

/**
 * Work that is done over all rows of a table when a server starts that knows more than the one before, such as a better
 * folding of names. Table systems notes what was done, so it is done once, and begun anew after a crash.
 */
public final class Backfill {
    /** A part of the work. */
    @FunctionalInterface
    public interface Step {
        /** Does it for some rows behind the one of that id; the id of the last, empty if there was none. */
        String run(Tx tx, String afterId) throws SQLException;
    }

    private static final SystemStore SYSTEMS = new SystemStore();

    private Backfill() {}

    /**
     * Does it unless it was done, one transaction a step.
     *
     * @param name of the work, in table systems
     * @param version what is done; another one than is noted there does it again
     */
    public static void run(Database database, String name, int version, Step step) {
        String wanted = String.valueOf(version);
        String done = database.read(db -> SYSTEMS.find(db, name));
        if (wanted.equals(done)) {
            return;
        }
        String last = "";
        do {
            String after = last;
            last = database.write(tx -> step.run(tx, after));
        } while (!last.isEmpty());
        database.change(tx -> SYSTEMS.put(tx, name, wanted));
    }
}
