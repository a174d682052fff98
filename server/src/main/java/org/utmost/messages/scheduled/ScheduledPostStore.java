package org.utmost.messages.scheduled;

import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.SCHEDULED_POSTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.drafts.Draft;
import org.utmost.messages.posts.FileIds;
import org.utmost.messages.posts.PostPriority;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table scheduled_posts. */
final class ScheduledPostStore {
    @Nullable
    ScheduledPost find(Reader db, String id) {
        return db.sql()
                .selectFrom(SCHEDULED_POSTS)
                .where(SCHEDULED_POSTS.ID.eq(id))
                .fetchOne(ScheduledPostStore::post);
    }

    /** The post of that id, kept from other transactions until this one ends; null if there is none. */
    @Nullable
    ScheduledPost lock(Tx tx, String id) {
        return tx.locked(tx.sql().selectFrom(SCHEDULED_POSTS).where(SCHEDULED_POSTS.ID.eq(id)))
                .fetchOne(ScheduledPostStore::post);
    }

    /** An author's next in the channels of a team; with an empty id those in direct and group messages. */
    List<ScheduledPost> ofTeam(Reader db, String userId, String teamId, int most) {
        return db.sql()
                .select(SCHEDULED_POSTS.fields())
                .from(SCHEDULED_POSTS)
                .join(CHANNELS)
                .on(CHANNELS.ID.eq(SCHEDULED_POSTS.CHANNEL_ID))
                .where(SCHEDULED_POSTS.USER_ID.eq(userId).and(CHANNELS.TEAM_ID.eq(teamId)))
                .orderBy(SCHEDULED_POSTS.SCHEDULED_AT, SCHEDULED_POSTS.ID)
                .limit(most)
                .fetch(ScheduledPostStore::post);
    }

    int count(Reader db, String userId) {
        return db.sql()
                .select(DSL.count())
                .from(SCHEDULED_POSTS)
                .where(SCHEDULED_POSTS.USER_ID.eq(userId))
                .fetchSingle()
                .value1();
    }

    void insert(Tx tx, ScheduledPost post) {
        tx.sql()
                .insertInto(SCHEDULED_POSTS)
                .set(SCHEDULED_POSTS.ID, post.id())
                .set(SCHEDULED_POSTS.CREATE_AT, post.draft().createAt())
                .set(SCHEDULED_POSTS.USER_ID, post.draft().userId())
                .set(SCHEDULED_POSTS.CHANNEL_ID, post.draft().channelId())
                .set(SCHEDULED_POSTS.ROOT_ID, post.draft().rootId())
                .set(changing(post))
                .execute();
    }

    void update(Tx tx, ScheduledPost post) {
        tx.sql()
                .update(SCHEDULED_POSTS)
                .set(changing(post))
                .where(SCHEDULED_POSTS.ID.eq(post.id()))
                .execute();
    }

    void delete(Tx tx, String id) {
        tx.sql().deleteFrom(SCHEDULED_POSTS).where(SCHEDULED_POSTS.ID.eq(id)).execute();
    }

    private static Map<Field<?>, Object> changing(ScheduledPost post) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(SCHEDULED_POSTS.UPDATE_AT, post.draft().updateAt());
        row.put(SCHEDULED_POSTS.MESSAGE, post.draft().message());
        row.put(SCHEDULED_POSTS.PROPS, Json.text(post.draft().props()));
        row.put(SCHEDULED_POSTS.FILE_IDS, FileIds.column(post.draft().fileIds()));
        row.put(SCHEDULED_POSTS.PRIORITY, PostPriority.column(post.draft().priority()));
        row.put(SCHEDULED_POSTS.SCHEDULED_AT, post.scheduledAt());
        row.put(SCHEDULED_POSTS.PROCESSED_AT, post.processedAt());
        row.put(SCHEDULED_POSTS.ERROR_CODE, post.errorCode());
        return row;
    }

    private static ScheduledPost post(Record row) {
        Draft draft = new Draft(
                row.get(SCHEDULED_POSTS.CREATE_AT),
                row.get(SCHEDULED_POSTS.UPDATE_AT),
                0,
                row.get(SCHEDULED_POSTS.USER_ID),
                row.get(SCHEDULED_POSTS.CHANNEL_ID),
                row.get(SCHEDULED_POSTS.ROOT_ID),
                row.get(SCHEDULED_POSTS.MESSAGE),
                Json.object(row.get(SCHEDULED_POSTS.PROPS)),
                FileIds.read(row.get(SCHEDULED_POSTS.FILE_IDS)),
                PostPriority.read(row.get(SCHEDULED_POSTS.PRIORITY)));
        return new ScheduledPost(
                row.get(SCHEDULED_POSTS.ID),
                draft,
                row.get(SCHEDULED_POSTS.SCHEDULED_AT),
                row.get(SCHEDULED_POSTS.PROCESSED_AT),
                row.get(SCHEDULED_POSTS.ERROR_CODE));
    }
}
