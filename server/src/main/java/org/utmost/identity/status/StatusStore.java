package org.utmost.identity.status;

import static org.utmost.schema.Tables.STATUSES;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table statuses. */
final class StatusStore {
    /** Statuses that time changes. */
    record Due(Condition condition) {}

    @Nullable
    Status find(Reader db, String userId) {
        return db.sql().selectFrom(STATUSES).where(STATUSES.USER_ID.eq(userId)).fetchOne(StatusStore::status);
    }

    /** The same, and nobody else changes it before the transaction ends. */
    @Nullable
    Status lock(Tx tx, String userId) {
        return tx.locked(tx.sql().selectFrom(STATUSES).where(STATUSES.USER_ID.eq(userId)))
                .fetchOne(StatusStore::status);
    }

    List<Status> byIds(Reader db, Collection<String> userIds) {
        return db.sql().selectFrom(STATUSES).where(STATUSES.USER_ID.in(userIds)).fetch(StatusStore::status);
    }

    /** Whether any is due. */
    boolean any(Reader db, Due due) {
        return db.sql().fetchExists(STATUSES, due.condition());
    }

    /** Those that are due; nobody else changes them before the transaction ends. */
    List<Status> lock(Tx tx, Due due, int most) {
        return tx.locked(tx.sql()
                        .selectFrom(STATUSES)
                        .where(due.condition())
                        .orderBy(STATUSES.USER_ID)
                        .limit(most))
                .fetch(StatusStore::status);
    }

    /** Online by oneself, with the last activity before that time, epoch milliseconds. */
    static Due onlineBefore(long time) {
        return new Due(STATUSES.STATUS
                .eq(Status.ONLINE)
                .and(STATUSES.LAST_ACTIVITY_AT.lt(time))
                .and(STATUSES.MANUAL.isFalse()));
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
