package org.utmost.platform.cluster;

import static org.utmost.schema.Tables.NODES;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.OutboxStore;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.events.Parcel;
import org.utmost.platform.json.Json;

/** Table nodes, on PostgreSQL. Its time is the database's, which all nodes share. */
final class NodeStore {
    /** What a node finds when it goes round. */
    record Round(List<Node> others, OutboxStore.Found parcels) {}

    private record Kept(String id, String origin, long number, long xact, String events) {}

    private static final TypeReference<List<Node>> NODE_LIST = new TypeReference<>() {};
    private static final TypeReference<List<Kept>> KEPT_LIST = new TypeReference<>() {};
    private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /** In one statement, as each is a way to the database and back, of which a round has to make few. */
    private static final String ROUND = "WITH mine AS (INSERT INTO nodes (id, hostname, address, version,"
            + " schema_version, config_hash, beats, on_bus, leased, beat_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, " + NOW
            + ") ON CONFLICT (id) DO UPDATE SET config_hash = excluded.config_hash, beats = excluded.beats,"
            + " on_bus = excluded.on_bus, leased = excluded.leased, beat_at = excluded.beat_at)"
            + " SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint,"
            + " (SELECT json_agg(other) FROM (SELECT nodes.*, " + NOW + " - beat_at AS age FROM nodes WHERE id <> ?)"
            + " other),"
            + " (SELECT json_agg(kept ORDER BY kept_at) FROM (SELECT id, origin, number, xact, kept_at, events FROM outbox"
            + " WHERE xact >= ? AND origin <> ? AND id <> ALL (?)) kept)";

    /**
     * Writes that a node lives, and how; finds which others do, and what they keep in the outbox.
     *
     * @param horizon as that of {@link OutboxStore#find}, and so the ids of known parcels
     */
    Round round(Tx tx, Node node, long horizon, Collection<String> known) throws SQLException {
        PreparedStatement statement = tx.prepareNumbered(ROUND);
        int i = 0;
        for (String text : List.of(
                node.id(), node.hostname(), node.address(), node.version(), node.schemaVersion(), node.configHash())) {
            statement.setString(++i, text);
        }
        statement.setLong(++i, node.beats());
        statement.setBoolean(++i, node.onBus());
        statement.setBoolean(++i, node.leased());
        statement.setString(++i, node.id());
        statement.setLong(++i, horizon);
        statement.setString(++i, node.id());
        Array ids = statement.getConnection().createArrayOf("varchar", known.toArray());
        statement.setArray(++i, ids);
        try (ResultSet row = statement.executeQuery()) {
            tx.next(row);
            List<Parcel> parcels = list(row.getString(3), KEPT_LIST).stream()
                    .map(each -> new Parcel(each.id(), each.origin(), each.events())
                            .as(each.number())
                            .in(each.xact()))
                    .toList();
            return new Round(list(row.getString(2), NODE_LIST), new OutboxStore.Found(row.getLong(1), parcels));
        }
    }

    /** The nodes beside one. */
    List<Node> others(Reader db, String id) throws SQLException {
        PreparedStatement statement = db.prepare("SELECT json_agg(other) FROM (SELECT nodes.*, " + NOW
                + " - beat_at AS age FROM nodes WHERE id <> ?) other");
        statement.setString(1, id);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return list(row.getString(1), NODE_LIST);
        }
    }

    /** Forgets a node that ends. */
    void remove(Tx tx, String id) {
        tx.sql().deleteFrom(NODES).where(NODES.ID.eq(id)).execute();
    }

    /** Forgets those that have not been heard of for so long, in milliseconds. */
    void sweep(Tx tx, long silent) {
        tx.sql()
                .deleteFrom(NODES)
                .where(NODES.BEAT_AT.lt(DSL.field(NOW, Long.class).minus(silent)))
                .execute();
    }

    private static <T> List<T> list(@Nullable String json, TypeReference<List<T>> type) {
        return json == null ? List.of() : Json.readAs(json, type);
    }
}
