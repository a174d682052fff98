package org.utmost.platform.database;

import static org.utmost.schema.Tables.SYSTEMS;

import java.sql.SQLException;

/**
 * Work that is done over all rows of a table when a server starts that knows more than the one before, such as a better
 * folding of names. Table systems notes what was done, so it is done once, and begun anew after a crash.
 */
public final class BackfillStore {
    /** A part of the work. */
    @FunctionalInterface
    public interface Step {
        /** Does it for some rows behind the one of that id; the id of the last, empty if there was none. */
        String run(Tx tx, String afterId) throws SQLException;
    }

    private BackfillStore() {}

    /**
     * Does it unless it was done, one transaction a step.
     *
     * @param name of the work, in table systems
     * @param version what is done; another one than is noted there does it again
     */
    public static void run(Database database, String name, int version, Step step) {
        String wanted = String.valueOf(version);
        String done = database.read(db -> db.sql()
                .select(SYSTEMS.VALUE)
                .from(SYSTEMS)
                .where(SYSTEMS.NAME.eq(name))
                .fetchOne(SYSTEMS.VALUE));
        if (wanted.equals(done)) {
            return;
        }
        String last = "";
        do {
            String after = last;
            last = database.write(tx -> step.run(tx, after));
        } while (!last.isEmpty());
        database.write(tx -> tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, wanted)
                .onConflict(SYSTEMS.NAME)
                .doUpdate()
                .set(SYSTEMS.VALUE, wanted)
                .execute());
    }
}
