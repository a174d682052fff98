package org.utmost.administration.installation;

import static org.utmost.schema.Tables.SYSTEMS;

import java.time.Clock;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;

/**
 * What an installation keeps for life.
 *
 * @param id names it, 26 characters
 * @param date when it was made, epoch milliseconds
 */
public record Installation(String id, long date) {
    /** Reads it, or makes it. */
    public static Installation of(Database database, Clock clock, Ids ids) {
        return database.write(tx -> new Installation(
                keep(tx, "DiagnosticId", ids.newId()),
                Long.parseLong(keep(tx, "InstallationDate", String.valueOf(clock.millis())))));
    }

    private static String keep(Tx tx, String name, String fresh) {
        tx.sql()
                .insertInto(SYSTEMS, SYSTEMS.NAME, SYSTEMS.VALUE)
                .values(name, fresh)
                .onConflict(SYSTEMS.NAME)
                .doNothing()
                .execute();
        return tx.sql()
                .select(SYSTEMS.VALUE)
                .from(SYSTEMS)
                .where(SYSTEMS.NAME.eq(name))
                .fetchSingle()
                .value1();
    }
}
