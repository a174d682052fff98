package org.utmost.administration.installation;

import java.time.Clock;
import java.util.Objects;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.SystemStore;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;

/**
 * What an installation keeps for life.
 *
 * @param id names it, 26 characters
 * @param date when it was made, epoch milliseconds
 */
public record Installation(String id, long date) {
    private static final SystemStore SYSTEMS = new SystemStore();

    /** Reads it, or makes it. */
    public static Installation of(Database database, Clock clock, Ids ids) {
        return database.write(tx -> new Installation(
                keep(tx, "DiagnosticId", ids.newId()),
                Long.parseLong(keep(tx, "InstallationDate", String.valueOf(clock.millis())))));
    }

    private static String keep(Tx tx, String name, String fresh) {
        return SYSTEMS.putIfAbsent(tx, name, fresh) ? fresh : Objects.requireNonNull(SYSTEMS.find(tx, name));
    }
}
