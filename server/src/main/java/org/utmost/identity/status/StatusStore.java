package org.utmost.identity.status;

import static org.utmost.schema.Tables.STATUSES;

import java.util.Collection;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table statuses. */
final class StatusStore {
    @Nullable
    Status find(Reader db, String userId) {
        return db.sql().selectFrom(STATUSES).where(STATUSES.USER_ID.eq(userId)).fetchOne(StatusStore::status);
    }

    List<Status> byIds(Reader db, Collection<String> userIds) {
        return db.sql().selectFrom(STATUSES).where(STATUSES.USER_ID.in(userIds)).fetch(StatusStore::status);
    }

    /** Do-not-disturb that is over at that time, epoch seconds. */
    List<Status> dndEnded(Reader db, long seconds, int most) {
        return db.sql()
                .selectFrom(STATUSES)
                .where(STATUSES.DND_END_TIME.gt(0L).and(STATUSES.DND_END_TIME.le(seconds)))
                .limit(most)
                .fetch(StatusStore::status);
    }

    /** Users who are online by themselves and whose last activity is older. */
    List<Status> onlineBefore(Reader db, long time, int most) {
        return db.sql()
                .selectFrom(STATUSES)
                .where(STATUSES.STATUS.eq(Status.ONLINE).and(STATUSES.LAST_ACTIVITY_AT.lt(time)))
                .and(STATUSES.MANUAL.isFalse())
                .limit(most)
                .fetch(StatusStore::status);
    }

    void put(Tx tx, Status status) {
        tx.sql()
                .insertInto(STATUSES)
                .set(STATUSES.USER_ID, status.userId())
                .set(STATUSES.STATUS, status.status())
                .set(STATUSES.MANUAL, status.manual())
                .set(STATUSES.LAST_ACTIVITY_AT, status.lastActivityAt())
                .set(STATUSES.DND_END_TIME, status.dndEndTime())
                .set(STATUSES.PREV_STATUS, status.prevStatus())
                .onConflict(STATUSES.USER_ID)
                .doUpdate()
                .set(STATUSES.STATUS, status.status())
                .set(STATUSES.MANUAL, status.manual())
                .set(STATUSES.LAST_ACTIVITY_AT, status.lastActivityAt())
                .set(STATUSES.DND_END_TIME, status.dndEndTime())
                .set(STATUSES.PREV_STATUS, status.prevStatus())
                .execute();
    }

    private static Status status(Record row) {
        return new Status(
                row.get(STATUSES.USER_ID),
                row.get(STATUSES.STATUS),
                row.get(STATUSES.MANUAL),
                row.get(STATUSES.LAST_ACTIVITY_AT),
                row.get(STATUSES.DND_END_TIME),
                row.get(STATUSES.PREV_STATUS));
    }
}
