package org.utmost.platform.database;

import static org.utmost.schema.Tables.SYSTEMS;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table systems: what a server remembers of itself, by name. */
public final class SystemStore {
    /** The value of that name; null if there is none. */
    public @Nullable String find(Reader db, String name) {
        return db.sql()
                .select(SYSTEMS.VALUE)
                .from(SYSTEMS)
                .where(SYSTEMS.NAME.eq(name))
                .fetchOne(SYSTEMS.VALUE);
    }

    /** The names that begin so. */
    public Set<String> names(Reader db, String beginning) {
        return db.sql()
                .select(SYSTEMS.NAME)
                .from(SYSTEMS)
                .where(SYSTEMS.NAME.startsWith(beginning))
                .fetchSet(SYSTEMS.NAME);
    }

    /** Writes a value in the place of what is there. */
    public void put(Tx tx, String name, String value) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, value)
                .onConflict(SYSTEMS.NAME)
                .doUpdate()
                .set(SYSTEMS.VALUE, value)
                .execute();
    }

    /** Writes a value if none is there; whether none was. Of transactions that do so at once only one is told yes. */
    public boolean putIfAbsent(Tx tx, String name, String value) {
        return tx.sql()
                        .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                        .values(name, value)
                        .onConflict(SYSTEMS.NAME)
                        .doNothing()
                        .execute()
                == 1;
    }
}
