package org.utmost.identity.sessions;

import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.SESSIONS;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table sessions. */
final class SessionStore {
    @Nullable
    LoginSession findByTokenHash(Reader db, String tokenHash) {
        return db.sql()
                .select()
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .where(SESSIONS.TOKEN_HASH.eq(tokenHash))
                .fetchOne(SessionStore::session);
    }

    List<LoginSession> ofUser(Reader db, String userId, long now) {
        return db.sql()
                .select()
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .where(SESSIONS.USER_ID.eq(userId).and(SESSIONS.EXPIRES_AT.gt(now)))
                .orderBy(SESSIONS.LAST_ACTIVITY_AT.desc())
                .limit(SessionService.MOST_PER_USER)
                .fetch(SessionStore::session);
    }

    void insert(Tx tx, LoginSession session) {
        tx.sql()
                .insertInto(SESSIONS)
                .set(SESSIONS.ID, session.id())
                .set(SESSIONS.TOKEN_HASH, session.tokenHash())
                .set(SESSIONS.CSRF_TOKEN, session.csrfToken())
                .set(SESSIONS.CREATE_AT, session.createAt())
                .set(SESSIONS.EXPIRES_AT, session.expiresAt())
                .set(SESSIONS.LAST_ACTIVITY_AT, session.lastActivityAt())
                .set(SESSIONS.USER_ID, session.userId())
                .set(SESSIONS.DEVICE_ID, session.deviceId())
                .set(SESSIONS.PROPS, Json.text(session.props()))
                .execute();
    }

    /** Removes the user's sessions that are over, and the oldest beyond what one may have. */
    void prune(Tx tx, String userId, long now) {
        tx.sql()
                .deleteFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(userId).and(SESSIONS.EXPIRES_AT.le(now)))
                .execute();
        List<String> kept = tx.sql()
                .select(SESSIONS.ID)
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(userId))
                .orderBy(SESSIONS.CREATE_AT.desc())
                .limit(SessionService.MOST_PER_USER)
                .fetch(SESSIONS.ID);
        if (kept.size() == SessionService.MOST_PER_USER) {
            tx.sql()
                    .deleteFrom(SESSIONS)
                    .where(SESSIONS.USER_ID.eq(userId).and(SESSIONS.ID.notIn(kept)))
                    .execute();
        }
    }

    void touch(Tx tx, String id, long lastActivityAt, long expiresAt) {
        tx.sql()
                .update(SESSIONS)
                .set(SESSIONS.LAST_ACTIVITY_AT, lastActivityAt)
                .set(SESSIONS.EXPIRES_AT, expiresAt)
                .where(SESSIONS.ID.eq(id))
                .execute();
    }

    int delete(Tx tx, String userId, String id) {
        return tx.sql()
                .deleteFrom(SESSIONS)
                .where(SESSIONS.ID.eq(id).and(SESSIONS.USER_ID.eq(userId)))
                .execute();
    }

    void deleteAll(Tx tx, String userId) {
        tx.sql().deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(userId)).execute();
    }

    /** Deletes all sessions of a user but that one; the ids of those that were there. */
    List<String> deleteOthers(Tx tx, String userId, String kept) {
        return tx.sql()
                .deleteFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(userId).and(SESSIONS.ID.ne(kept)))
                .returning(SESSIONS.ID)
                .fetch(SESSIONS.ID);
    }

    /** Deletes some that are over; how many. */
    int deleteExpired(Tx tx, long now, int most) {
        return tx.sql()
                .deleteFrom(SESSIONS)
                .where(SESSIONS.ID.in(select(SESSIONS.ID)
                        .from(SESSIONS)
                        .where(SESSIONS.EXPIRES_AT.le(now))
                        .limit(most)))
                .execute();
    }

    private static LoginSession session(Record row) {
        return new LoginSession(
                row.get(SESSIONS.ID),
                row.get(SESSIONS.TOKEN_HASH),
                row.get(SESSIONS.CSRF_TOKEN),
                row.get(SESSIONS.CREATE_AT),
                row.get(SESSIONS.EXPIRES_AT),
                row.get(SESSIONS.LAST_ACTIVITY_AT),
                row.get(SESSIONS.USER_ID),
                row.get(SESSIONS.DEVICE_ID),
                row.get(USERS.ROLES),
                Json.strings(row.get(SESSIONS.PROPS)));
    }
}
