package org.utmost.messages.files;

import static org.utmost.messages.posts.Statements.IN_LIST;
import static org.utmost.messages.posts.Statements.executeEach;
import static org.utmost.schema.Tables.DRAFTS;
import static org.utmost.schema.Tables.FILES;
import static org.utmost.schema.Tables.POSTS;
import static org.utmost.schema.Tables.SCHEDULED_POSTS;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table files. */
final class FileStore {
    /** The condition of an index, so that it is used. */
    private static final Condition UNATTACHED = FILES.POST_ID.eq(DSL.inline(""));

    /** What a post holds, and is not deleted. */
    @Nullable
    FileInfo find(Reader db, String id) {
        return db.sql()
                .selectFrom(FILES)
                .where(FILES.ID.eq(id).and(FILES.DELETE_AT.eq(0L)))
                .fetchOne(FileStore::file);
    }

    /** Those of the ids, deleted or not, by their ids. */
    Map<String, FileInfo> byIds(Reader db, Collection<String> ids) {
        Map<String, FileInfo> found = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IN_LIST) {
            db.sql()
                    .selectFrom(FILES)
                    .where(FILES.ID.in(all.subList(from, Math.min(all.size(), from + IN_LIST))))
                    .forEach(row -> found.put(row.get(FILES.ID), file(row)));
        }
        return found;
    }

    /** All that a post has or had, the oldest first. */
    List<FileInfo> ofPost(Reader db, String postId, int most) {
        return db.sql()
                .selectFrom(FILES)
                .where(FILES.POST_ID.eq(postId).and(FILES.POST_ID.ne(DSL.inline(""))))
                .orderBy(FILES.CREATE_AT, FILES.ID)
                .limit(most)
                .fetch(FileStore::file);
    }

    void insert(Tx tx, FileInfo file) {
        Map<Field<?>, @Nullable Object> row = new HashMap<>();
        row.put(FILES.ID, file.id());
        row.put(FILES.CREATOR_ID, file.creatorId());
        row.put(FILES.POST_ID, file.postId());
        row.put(FILES.CHANNEL_ID, file.channelId());
        row.put(FILES.CREATE_AT, file.createAt());
        row.put(FILES.UPDATE_AT, file.updateAt());
        row.put(FILES.DELETE_AT, file.deleteAt());
        row.put(FILES.NAME, file.name());
        row.put(FILES.EXTENSION, file.extension());
        row.put(FILES.SIZE, file.size());
        row.put(FILES.MIME_TYPE, file.mimeType());
        row.put(FILES.WIDTH, file.width());
        row.put(FILES.HEIGHT, file.height());
        row.put(FILES.HAS_PREVIEW_IMAGE, file.hasPreviewImage());
        row.put(FILES.MINI_PREVIEW, file.miniPreview());
        tx.sql().insertInto(FILES).set(row).execute();
    }

    /** A file that a post is to have. */
    record Wanted(String fileId, String postId, String userId, String channelId, long time) {}

    /** Gives posts their files, the first that wants one getting it; for each 1 if it did, else 0. */
    int[] attach(Tx tx, List<Wanted> all) throws SQLException {
        return executeEach(
                tx,
                "UPDATE files SET post_id = ?, update_at = ?"
                        + " WHERE id = ? AND creator_id = ? AND channel_id = ? AND post_id = '' AND delete_at = 0",
                all.stream()
                        .map(wanted -> new @Nullable Object[] {
                            wanted.postId(), wanted.time(), wanted.fileId(), wanted.userId(), wanted.channelId()
                        })
                        .toList());
    }

    void delete(Tx tx, String postId, Collection<String> ids, long now) {
        delete(tx, FILES.POST_ID.eq(postId).and(FILES.ID.in(ids)), now);
    }

    void deleteOfPost(Tx tx, String postId, long now) {
        delete(tx, FILES.POST_ID.eq(postId), now);
    }

    /** Of replies that are not deleted yet: so the index of threads finds them. */
    void deleteOfReplies(Tx tx, String rootId, long now) {
        var replies = DSL.select(POSTS.ID)
                .from(POSTS)
                .where(POSTS.ROOT_ID.eq(rootId))
                .and(POSTS.ROOT_ID.ne(DSL.inline("")))
                .and(POSTS.DELETE_AT.eq(DSL.inline(0L)))
                .and(POSTS.FILE_IDS.ne(""));
        delete(tx, FILES.POST_ID.in(replies), now);
    }

    private static void delete(Tx tx, Condition which, long now) {
        tx.sql()
                .update(FILES)
                .set(FILES.DELETE_AT, now)
                .set(FILES.UPDATE_AT, now)
                .where(which.and(FILES.POST_ID.ne(DSL.inline(""))).and(FILES.DELETE_AT.eq(0L)))
                .execute();
    }

    /** Removes what was sent before that time, no post took and nobody means to send; what it was. */
    List<FileInfo> removeUnattached(Tx tx, long before, int most) {
        List<FileInfo> old = new ArrayList<>(tx.locked(tx.sql()
                        .selectFrom(FILES)
                        .where(UNATTACHED.and(FILES.CREATE_AT.lt(before)))
                        .andNotExists(tx.sql()
                                .selectOne()
                                .from(DRAFTS)
                                .where(DRAFTS.USER_ID.eq(FILES.CREATOR_ID))
                                .and(DRAFTS.FILE_IDS.contains(FILES.ID)))
                        .andNotExists(tx.sql()
                                .selectOne()
                                .from(SCHEDULED_POSTS)
                                .where(SCHEDULED_POSTS.USER_ID.eq(FILES.CREATOR_ID))
                                .and(SCHEDULED_POSTS.FILE_IDS.contains(FILES.ID)))
                        .orderBy(FILES.CREATE_AT)
                        .limit(most))
                .fetch(FileStore::file));
        tx.sql()
                .deleteFrom(FILES)
                .where(FILES.ID.in(old.stream().map(FileInfo::id).toList()))
                .execute();
        return old;
    }

    private static FileInfo file(Record row) {
        return new FileInfo(
                row.get(FILES.ID),
                row.get(FILES.CREATOR_ID),
                row.get(FILES.POST_ID),
                row.get(FILES.CHANNEL_ID),
                row.get(FILES.CREATE_AT),
                row.get(FILES.UPDATE_AT),
                row.get(FILES.DELETE_AT),
                row.get(FILES.NAME),
                row.get(FILES.EXTENSION),
                row.get(FILES.SIZE),
                row.get(FILES.MIME_TYPE),
                row.get(FILES.WIDTH),
                row.get(FILES.HEIGHT),
                row.get(FILES.HAS_PREVIEW_IMAGE),
                row.get(FILES.MINI_PREVIEW));
    }
}
