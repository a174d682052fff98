package org.utmost.messages.files;

import static org.utmost.schema.Tables.FILE_REMAINS;

import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table file_remains: the folders of the storage that belong to no row. */
final class RemainsStore {
    /** Notes a folder into which something is going to be written. */
    void begin(Tx tx, String folder, long now) {
        tx.sql()
                .insertInto(FILE_REMAINS, FILE_REMAINS.FOLDER, FILE_REMAINS.CREATE_AT)
                .values(folder, now)
                .execute();
    }

    /** A row has the folder now; false if it was given up meanwhile. */
    boolean end(Tx tx, String folder) {
        return tx.sql()
                        .deleteFrom(FILE_REMAINS)
                        .where(FILE_REMAINS.FOLDER.eq(folder).and(FILE_REMAINS.CREATE_AT.gt(0L)))
                        .execute()
                == 1;
    }

    /** Nobody wants these folders any more. */
    void giveUp(Tx tx, Collection<String> folders) {
        var rows = folders.stream().map(folder -> DSL.row(folder, 0L)).toList();
        if (!rows.isEmpty()) {
            tx.sql()
                    .insertInto(FILE_REMAINS, FILE_REMAINS.FOLDER, FILE_REMAINS.CREATE_AT)
                    .valuesOfRows(rows)
                    .onConflict(FILE_REMAINS.FOLDER)
                    .doUpdate()
                    .set(FILE_REMAINS.CREATE_AT, 0L)
                    .execute();
        }
    }

    /** Gives up what was begun before that time and never ended. */
    void giveUpBefore(Tx tx, long time) {
        tx.sql()
                .update(FILE_REMAINS)
                .set(FILE_REMAINS.CREATE_AT, 0L)
                .where(FILE_REMAINS.CREATE_AT.gt(0L).and(FILE_REMAINS.CREATE_AT.lt(time)))
                .execute();
    }

    /** Folders that were given up, and that come after that one. */
    List<String> givenUp(Reader db, String after, int most) {
        return db.sql()
                .select(FILE_REMAINS.FOLDER)
                .from(FILE_REMAINS)
                .where(FILE_REMAINS.CREATE_AT.eq(0L).and(FILE_REMAINS.FOLDER.gt(after)))
                .orderBy(FILE_REMAINS.FOLDER)
                .limit(most)
                .fetch(FILE_REMAINS.FOLDER);
    }

    /** Nothing lies there any more. */
    void forget(Tx tx, Collection<String> folders) {
        tx.sql().deleteFrom(FILE_REMAINS).where(FILE_REMAINS.FOLDER.in(folders)).execute();
    }
}
