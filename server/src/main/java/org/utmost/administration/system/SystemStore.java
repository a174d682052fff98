package org.utmost.administration.system;

import static org.utmost.schema.Tables.SYSTEMS;

import org.utmost.platform.database.Tx;

/** Table systems, as far as the health check is concerned. */
final class SystemStore {
    private static final String CHECKED_AT = "HealthCheckedAt";

    /** Writes down when the health check was made, epoch milliseconds. */
    void putCheckedAt(Tx tx, long now) {
        String value = String.valueOf(now);
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(CHECKED_AT, value)
                .onConflict(SYSTEMS.NAME)
                .doUpdate()
                .set(SYSTEMS.VALUE, value)
                .execute();
    }
}
