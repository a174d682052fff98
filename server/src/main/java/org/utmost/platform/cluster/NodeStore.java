package org.utmost.platform.cluster;

import static org.utmost.schema.Tables.NODES;

import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table nodes, on PostgreSQL. Its time is the database's, which all nodes share. */
final class NodeStore {
    private static final Field<Long> NOW =
            DSL.field("(extract(epoch FROM clock_timestamp()) * 1000)::bigint", Long.class);

    /** All nodes that are not forgotten, by id. */
    List<Node> all(Reader db) throws SQLException {
        return db.sql()
                .select(
                        NODES.ID,
                        NODES.HOSTNAME,
                        NODES.ADDRESS,
                        NODES.VERSION,
                        NODES.SCHEMA_VERSION,
                        NODES.CONFIG_HASH,
                        NODES.BEATS,
                        NOW.minus(NODES.BEAT_AT),
                        NODES.ON_BUS,
                        NODES.LEASED)
                .from(NODES)
                .orderBy(NODES.ID)
                .fetch(row -> new Node(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }

    /** Writes that a node lives, and how. */
    void beat(Tx tx, Node node) {
        tx.sql()
                .insertInto(NODES)
                .set(NODES.ID, node.id())
                .set(NODES.HOSTNAME, node.hostname())
                .set(NODES.ADDRESS, node.address())
                .set(NODES.VERSION, node.version())
                .set(NODES.SCHEMA_VERSION, node.schemaVersion())
                .set(NODES.CONFIG_HASH, node.configHash())
                .set(NODES.BEATS, node.beats())
                .set(NODES.BEAT_AT, NOW)
                .set(NODES.ON_BUS, node.onBus())
                .set(NODES.LEASED, node.leased())
                .onConflict(NODES.ID)
                .doUpdate()
                .set(NODES.CONFIG_HASH, node.configHash())
                .set(NODES.BEATS, node.beats())
                .set(NODES.BEAT_AT, NOW)
                .set(NODES.ON_BUS, node.onBus())
                .set(NODES.LEASED, node.leased())
                .execute();
    }

    /** Forgets a node that ends. */
    void remove(Tx tx, String id) {
        tx.sql().deleteFrom(NODES).where(NODES.ID.eq(id)).execute();
    }

    /** Forgets those that have not been heard of for so long, in milliseconds. */
    void sweep(Tx tx, long silent) {
        tx.sql().deleteFrom(NODES).where(NODES.BEAT_AT.lt(NOW.minus(silent))).execute();
    }
}
