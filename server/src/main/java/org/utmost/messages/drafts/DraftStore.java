package org.utmost.messages.drafts;

import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;
import static org.utmost.schema.Tables.DRAFTS;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.FileIds;
import org.utmost.messages.posts.PostPriority;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table drafts. */
final class DraftStore {
    /** The draft of that place, kept from other transactions until this one ends; null if there is none. */
    @Nullable
    Draft lock(Tx tx, String userId, String channelId, String rootId) {
        return tx.locked(tx.sql().selectFrom(DRAFTS).where(at(userId, channelId, rootId)))
                .fetchOne(DraftStore::draft);
    }

    /** The latest in those channels of a team that their author is in, and in direct and group messages. */
    List<Draft> ofTeam(Reader db, String userId, String teamId, int most) {
        return db.sql()
                .select(DRAFTS.fields())
                .from(DRAFTS)
                .join(CHANNELS)
                .on(CHANNELS.ID.eq(DRAFTS.CHANNEL_ID))
                .join(CHANNEL_MEMBERS)
                .on(CHANNEL_MEMBERS.CHANNEL_ID.eq(DRAFTS.CHANNEL_ID).and(CHANNEL_MEMBERS.USER_ID.eq(DRAFTS.USER_ID)))
                .where(DRAFTS.USER_ID.eq(userId).and(CHANNELS.TEAM_ID.in(teamId, "")))
                .and(CHANNELS.DELETE_AT.eq(0L))
                .orderBy(DRAFTS.UPDATE_AT.desc())
                .limit(most)
                .fetch(DraftStore::draft);
    }

    /** Keeps a draft in place of the one before. */
    void put(Tx tx, Draft draft) {
        tx.sql()
                .insertInto(DRAFTS)
                .set(DRAFTS.USER_ID, draft.userId())
                .set(DRAFTS.CHANNEL_ID, draft.channelId())
                .set(DRAFTS.ROOT_ID, draft.rootId())
                .set(DRAFTS.CREATE_AT, draft.createAt())
                .set(DRAFTS.UPDATE_AT, draft.updateAt())
                .set(DRAFTS.MESSAGE, draft.message())
                .set(DRAFTS.PROPS, Json.text(draft.props()))
                .set(DRAFTS.FILE_IDS, FileIds.column(draft.fileIds()))
                .set(DRAFTS.PRIORITY, PostPriority.column(draft.priority()))
                .onConflict(DRAFTS.USER_ID, DRAFTS.CHANNEL_ID, DRAFTS.ROOT_ID)
                .doUpdate()
                .set(DRAFTS.UPDATE_AT, DSL.excluded(DRAFTS.UPDATE_AT))
                .set(DRAFTS.MESSAGE, DSL.excluded(DRAFTS.MESSAGE))
                .set(DRAFTS.PROPS, DSL.excluded(DRAFTS.PROPS))
                .set(DRAFTS.FILE_IDS, DSL.excluded(DRAFTS.FILE_IDS))
                .set(DRAFTS.PRIORITY, DSL.excluded(DRAFTS.PRIORITY))
                .execute();
    }

    void delete(Tx tx, Draft draft) {
        tx.sql()
                .deleteFrom(DRAFTS)
                .where(at(draft.userId(), draft.channelId(), draft.rootId()))
                .execute();
    }

    private static Condition at(String userId, String channelId, String rootId) {
        return DRAFTS.USER_ID.eq(userId).and(DRAFTS.CHANNEL_ID.eq(channelId)).and(DRAFTS.ROOT_ID.eq(rootId));
    }

    private static Draft draft(Record row) {
        return new Draft(
                row.get(DRAFTS.CREATE_AT),
                row.get(DRAFTS.UPDATE_AT),
                0,
                row.get(DRAFTS.USER_ID),
                row.get(DRAFTS.CHANNEL_ID),
                row.get(DRAFTS.ROOT_ID),
                row.get(DRAFTS.MESSAGE),
                Json.object(row.get(DRAFTS.PROPS)),
                FileIds.read(row.get(DRAFTS.FILE_IDS)),
                PostPriority.read(row.get(DRAFTS.PRIORITY)));
    }
}
