package org.utmost.messages.files;

import static org.utmost.schema.Tables.FILE_CONTENTS;

import java.util.Collection;
import org.utmost.platform.database.Tx;

/** Table file_contents. */
final class ContentStore {
    /** Keeps what a file says, instead of what was read of it before. */
    void put(Tx tx, String fileId, String content) {
        tx.sql()
                .insertInto(FILE_CONTENTS, FILE_CONTENTS.FILE_ID, FILE_CONTENTS.CONTENT)
                .values(fileId, content)
                .onConflict(FILE_CONTENTS.FILE_ID)
                .doUpdate()
                .set(FILE_CONTENTS.CONTENT, content)
                .execute();
    }

    void delete(Tx tx, Collection<String> fileIds) {
        tx.sql()
                .deleteFrom(FILE_CONTENTS)
                .where(FILE_CONTENTS.FILE_ID.in(fileIds))
                .execute();
    }
}
