package org.utmost.spaces.channels;

import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;
import static org.utmost.schema.Tables.TEAM_MEMBERS;

import java.util.Set;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.platform.database.Reader;

/** Tables channel_members and team_members, as far as they say who may do what in a channel. */
final class AccessStore {
    /** What a member holds in a channel; null for one who is not in. */
    @Nullable
    MemberRoles held(Reader db, String channelId, String userId) {
        return db.sql()
                .select(
                        CHANNEL_MEMBERS.ROLES,
                        CHANNEL_MEMBERS.SCHEME_GUEST,
                        CHANNEL_MEMBERS.SCHEME_USER,
                        CHANNEL_MEMBERS.SCHEME_ADMIN)
                .from(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .fetchOne(row -> new MemberRoles(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** When the user last saw the channel; null if they are not in it. */
    @Nullable
    Long lastViewedAt(Reader db, String channelId, String userId) {
        return db.sql()
                .select(CHANNEL_MEMBERS.LAST_VIEWED_AT)
                .from(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .fetchOne(CHANNEL_MEMBERS.LAST_VIEWED_AT);
    }

    Set<String> userIds(Reader db, String channelId) {
        return Set.copyOf(db.sql()
                .select(CHANNEL_MEMBERS.USER_ID)
                .from(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId))
                .fetch(CHANNEL_MEMBERS.USER_ID));
    }

    /** Guests of the channels that the user is in. */
    Set<String> guestsNear(Reader db, String userId) {
        return Set.copyOf(db.sql()
                .selectDistinct(CHANNEL_MEMBERS.USER_ID)
                .from(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.SCHEME_GUEST.isTrue())
                .and(CHANNEL_MEMBERS.CHANNEL_ID.in(select(CHANNEL_MEMBERS.CHANNEL_ID)
                        .from(CHANNEL_MEMBERS)
                        .where(CHANNEL_MEMBERS.USER_ID.eq(userId))))
                .fetch(CHANNEL_MEMBERS.USER_ID));
    }

    /** Whether these few users are in some team together. */
    boolean shareTeam(Reader db, Set<String> userIds) {
        return db.sql()
                .fetchExists(select(TEAM_MEMBERS.TEAM_ID)
                        .from(TEAM_MEMBERS)
                        .where(TEAM_MEMBERS.USER_ID.in(userIds).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))
                        .groupBy(TEAM_MEMBERS.TEAM_ID)
                        .having(DSL.count().eq(userIds.size())));
    }
}
