package org.utmost.platform.cluster;

import static org.utmost.schema.Tables.CONFIGURATION;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.utmost.platform.config.ConfigStorage;
import org.utmost.platform.config.ConfigStored;
import org.utmost.platform.database.Database;
import org.utmost.platform.json.Json;

/** Table configuration: one document for all nodes. */
public final class ConfigurationStore implements ConfigStorage {
    private static final int ROW = 1;

    private final Database database;

    public ConfigurationStore(Database database) {
        this.database = database;
    }

    @Override
    public ObjectNode read(ObjectNode first) {
        String there = database.read(db -> db.sql()
                .select(CONFIGURATION.DOCUMENT)
                .from(CONFIGURATION)
                .where(CONFIGURATION.ID.eq(ROW))
                .fetchOne(CONFIGURATION.DOCUMENT));
        if (there != null) {
            return Json.read(there, ObjectNode.class);
        }
        database.change(tx -> tx.sql()
                .insertInto(CONFIGURATION, CONFIGURATION.ID, CONFIGURATION.DOCUMENT)
                .values(ROW, first.toString())
                .onConflict(CONFIGURATION.ID)
                .doNothing()
                .execute());
        return read(first);
    }

    @Override
    public ObjectNode change(UnaryOperator<ObjectNode> change) {
        return database.write(tx -> {
            String there = tx.locked(tx.sql()
                            .select(CONFIGURATION.DOCUMENT)
                            .from(CONFIGURATION)
                            .where(CONFIGURATION.ID.eq(ROW)))
                    .fetchSingle()
                    .get(CONFIGURATION.DOCUMENT);
            ObjectNode before = Json.read(there, ObjectNode.class);
            ObjectNode after = change.apply(before.deepCopy());
            if (!after.equals(before)) {
                tx.sql()
                        .update(CONFIGURATION)
                        .set(CONFIGURATION.DOCUMENT, after.toString())
                        .where(CONFIGURATION.ID.eq(ROW))
                        .execute();
                tx.publish(new ConfigStored());
            }
            return after;
        });
    }
}
