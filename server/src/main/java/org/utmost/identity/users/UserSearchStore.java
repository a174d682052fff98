package org.utmost.identity.users;

import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;
import static org.utmost.schema.Tables.TEAM_MEMBERS;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;

/** Table users, searched by the beginning of a name. */
final class UserSearchStore {
    List<User> search(Reader db, UserQuery query, boolean byEmail) {
        Condition condition = named(query.term(), byEmail);
        if (!query.teamId().isEmpty()) {
            condition = condition.and(inTeam(query.teamId()));
        }
        if (!query.notInTeamId().isEmpty()) {
            condition = condition.and(DSL.not(inTeam(query.notInTeamId())));
        }
        if (!query.inChannelId().isEmpty()) {
            condition = condition.and(inChannel(query.inChannelId()));
        }
        if (!query.notInChannelId().isEmpty()) {
            condition = condition.and(DSL.not(inChannel(query.notInChannelId())));
        }
        if (!query.allowInactive()) {
            condition = condition.and(USERS.DELETE_AT.eq(0L));
        }
        return db.sql()
                .selectFrom(USERS)
                .where(condition)
                .orderBy(USERS.USERNAME)
                .limit(query.bounded())
                .fetch(UserStore::user);
    }

    boolean isMember(Reader db, String userId, String teamId, String channelId) {
        Condition condition = USERS.ID.eq(userId);
        if (!teamId.isEmpty()) {
            condition = condition.and(inTeam(teamId));
        }
        if (!channelId.isEmpty()) {
            condition = condition.and(inChannel(channelId));
        }
        return db.sql().fetchExists(select().from(USERS).where(condition));
    }

    private static Condition named(String term, boolean byEmail) {
        String wanted = term.strip().toLowerCase(Locale.ROOT);
        if (wanted.startsWith("@")) {
            wanted = wanted.substring(1);
        }
        if (wanted.isEmpty()) {
            return noCondition();
        }
        Condition condition = USERS.USERNAME
                .startsWith(wanted)
                .or(lower(USERS.NICKNAME).startsWith(wanted))
                .or(lower(USERS.FIRST_NAME).startsWith(wanted))
                .or(lower(USERS.LAST_NAME).startsWith(wanted));
        return byEmail ? condition.or(USERS.EMAIL.startsWith(wanted)) : condition;
    }

    private static Condition inTeam(String id) {
        return USERS.ID.in(select(TEAM_MEMBERS.USER_ID)
                .from(TEAM_MEMBERS)
                .where(TEAM_MEMBERS.TEAM_ID.eq(id).and(TEAM_MEMBERS.DELETE_AT.eq(0L))));
    }

    private static Condition inChannel(String id) {
        return USERS.ID.in(
                select(CHANNEL_MEMBERS.USER_ID).from(CHANNEL_MEMBERS).where(CHANNEL_MEMBERS.CHANNEL_ID.eq(id)));
    }
}
