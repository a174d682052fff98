package org.utmost.platform.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.utmost.platform.events.Parcel;

/** Table outbox, on PostgreSQL: what transactions keep for the other nodes. */
public final class OutboxStore {
    /**
     * What was found.
     *
     * @param horizon every transaction of a smaller number has ended, and what it kept was found now or before
     * @param parcels in the order in which they were kept
     */
    public record Found(long horizon, List<Parcel> parcels) {}

    /** Microseconds, so that of two transactions that changed one row the second is behind the first. */
    private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    /** Keeps a parcel with the transaction; the transaction's number. */
    static String keep(Link link, Parcel parcel) throws SQLException {
        PreparedStatement statement = link.prepare("INSERT INTO outbox (id, origin, number, xact, kept_at, events)"
                + " VALUES (?, ?, ?, pg_current_xact_id()::text::bigint, " + NOW + ", ?) RETURNING xact");
        statement.setString(1, parcel.id());
        statement.setString(2, parcel.origin());
        statement.setLong(3, parcel.number());
        statement.setString(4, parcel.events());
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * What other nodes keep that is not known yet.
     *
     * @param horizon that of the last time
     * @param known the ids of those parcels of later transactions that are known
     */
    public Found find(Reader db, long horizon, String node, Collection<String> known) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT pg_snapshot_xmin(now.snapshot)::text::bigint, outbox.id,"
                + " outbox.origin, outbox.number, outbox.xact, outbox.events FROM (SELECT pg_current_snapshot() AS snapshot) now"
                + " LEFT JOIN outbox ON xact >= ? AND origin <> ? AND id <> ALL (?) ORDER BY kept_at");
        Array ids = statement.getConnection().createArrayOf("varchar", known.toArray());
        statement.setLong(1, horizon);
        statement.setString(2, node);
        statement.setArray(3, ids);
        List<Parcel> parcels = new ArrayList<>();
        long next = horizon;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                next = row.getLong(1);
                if (row.getString(2) != null) {
                    parcels.add(new Parcel(row.getString(2), row.getString(3), row.getString(6))
                            .as(row.getLong(4))
                            .in(row.getLong(5)));
                }
            }
        }
        ids.free();
        return new Found(next, parcels);
    }

    /** The number before which every transaction has ended. */
    public long horizon(Reader db) throws SQLException {
        return find(db, Long.MAX_VALUE, "", List.of()).horizon();
    }

    /** Forgets what was kept for longer than that. */
    public void sweep(Tx tx, long milliseconds) throws SQLException {
        PreparedStatement statement = tx.prepare("DELETE FROM outbox WHERE kept_at < " + NOW + " - ?");
        statement.setLong(1, TimeUnit.MILLISECONDS.toMicros(milliseconds));
        statement.executeUpdate();
    }
}
