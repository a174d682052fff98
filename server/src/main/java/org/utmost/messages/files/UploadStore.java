package org.utmost.messages.files;

import static org.utmost.schema.Tables.UPLOADS;
import static org.utmost.schema.Tables.UPLOAD_PARTS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Tables uploads and upload_parts. */
final class UploadStore {
    @Nullable
    UploadSession find(Reader db, String id) {
        return db.sql().selectFrom(UPLOADS).where(UPLOADS.ID.eq(id)).fetchOne(UploadStore::upload);
    }

    /** A user's, the newest first. */
    List<UploadSession> ofUser(Reader db, String userId, int most) {
        return db.sql()
                .selectFrom(UPLOADS)
                .where(UPLOADS.USER_ID.eq(userId))
                .orderBy(UPLOADS.CREATE_AT.desc())
                .limit(most)
                .fetch(UploadStore::upload);
    }

    void insert(Tx tx, UploadSession upload) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(UPLOADS.ID, upload.id());
        row.put(UPLOADS.USER_ID, upload.userId());
        row.put(UPLOADS.CHANNEL_ID, upload.channelId());
        row.put(UPLOADS.CREATE_AT, upload.createAt());
        row.put(UPLOADS.UPDATE_AT, upload.updateAt());
        row.put(UPLOADS.FILENAME, upload.filename());
        row.put(UPLOADS.FILE_SIZE, upload.fileSize());
        row.put(UPLOADS.FILE_OFFSET, upload.fileOffset());
        tx.sql().insertInto(UPLOADS).set(row).execute();
    }

    /** Adds a part where the one before ended; false if another came first, or the upload is gone. */
    boolean addPart(Tx tx, UploadSession before, UploadSession after, String name) {
        int changed = tx.sql()
                .update(UPLOADS)
                .set(UPLOADS.FILE_OFFSET, after.fileOffset())
                .set(UPLOADS.UPDATE_AT, after.updateAt())
                .where(UPLOADS.ID.eq(before.id()).and(UPLOADS.FILE_OFFSET.eq(before.fileOffset())))
                .execute();
        if (changed == 0) {
            return false;
        }
        tx.sql()
                .insertInto(UPLOAD_PARTS, UPLOAD_PARTS.UPLOAD_ID, UPLOAD_PARTS.PART_OFFSET, UPLOAD_PARTS.NAME)
                .values(before.id(), before.fileOffset(), name)
                .execute();
        return true;
    }

    /** The names of its parts, in their order; there are no more than the size of a file has room for. */
    List<String> parts(Reader db, String id) {
        return db.sql()
                .select(UPLOAD_PARTS.NAME)
                .from(UPLOAD_PARTS)
                .where(UPLOAD_PARTS.UPLOAD_ID.eq(id))
                .orderBy(UPLOAD_PARTS.PART_OFFSET)
                .fetch(UPLOAD_PARTS.NAME);
    }

    /** Those that nobody went on with since that time. */
    List<String> before(Tx tx, long time, int most) {
        return tx.locked(tx.sql()
                        .select(UPLOADS.ID)
                        .from(UPLOADS)
                        .where(UPLOADS.UPDATE_AT.lt(time))
                        .orderBy(UPLOADS.UPDATE_AT)
                        .limit(most))
                .fetch(UPLOADS.ID);
    }

    /** Removes uploads; how many of them were there. */
    int delete(Tx tx, Collection<String> ids) {
        tx.sql().deleteFrom(UPLOAD_PARTS).where(UPLOAD_PARTS.UPLOAD_ID.in(ids)).execute();
        return tx.sql().deleteFrom(UPLOADS).where(UPLOADS.ID.in(ids)).execute();
    }

    private static UploadSession upload(Record row) {
        return new UploadSession(
                row.get(UPLOADS.ID),
                row.get(UPLOADS.USER_ID),
                row.get(UPLOADS.CHANNEL_ID),
                row.get(UPLOADS.CREATE_AT),
                row.get(UPLOADS.UPDATE_AT),
                row.get(UPLOADS.FILENAME),
                row.get(UPLOADS.FILE_SIZE),
                row.get(UPLOADS.FILE_OFFSET));
    }
}
