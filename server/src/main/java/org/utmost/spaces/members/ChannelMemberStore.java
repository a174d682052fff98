package org.utmost.spaces.members;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;
import static org.utmost.schema.Tables.SCHEMES;
import static org.utmost.schema.Tables.TEAMS;
import static org.utmost.schema.Tables.USERS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;
import org.utmost.platform.json.Json;
import org.utmost.schema.tables.Schemes;
import org.utmost.spaces.schemes.SchemeFlags;

/** Table channel_members. */
final class ChannelMemberStore {
    private static final Schemes OF_TEAM = SCHEMES.as("of_team");

    /** Members with their channel and its team, and with the schemes of both, which name their roles. */
    private static final Table<?> MEMBERS = CHANNEL_MEMBERS
            .join(CHANNELS)
            .on(CHANNELS.ID.eq(CHANNEL_MEMBERS.CHANNEL_ID))
            .leftJoin(TEAMS)
            .on(TEAMS.ID.eq(CHANNELS.TEAM_ID))
            .leftJoin(SCHEMES)
            .on(SCHEMES.ID.eq(CHANNELS.SCHEME_ID))
            .leftJoin(OF_TEAM)
            .on(OF_TEAM.ID.eq(TEAMS.SCHEME_ID));

    private static final Field<String> GUEST_ROLE =
            coalesce(SCHEMES.DEFAULT_CHANNEL_GUEST_ROLE, OF_TEAM.DEFAULT_CHANNEL_GUEST_ROLE, inline("channel_guest"));
    private static final Field<String> USER_ROLE =
            coalesce(SCHEMES.DEFAULT_CHANNEL_USER_ROLE, OF_TEAM.DEFAULT_CHANNEL_USER_ROLE, inline("channel_user"));
    private static final Field<String> ADMIN_ROLE =
            coalesce(SCHEMES.DEFAULT_CHANNEL_ADMIN_ROLE, OF_TEAM.DEFAULT_CHANNEL_ADMIN_ROLE, inline("channel_admin"));

    private static final List<SelectField<?>> OF_MEMBER = Stream.concat(
                    Stream.<SelectField<?>>of(CHANNEL_MEMBERS.fields()), Stream.of(GUEST_ROLE, USER_ROLE, ADMIN_ROLE))
            .toList();

    @Nullable
    ChannelMember find(Reader db, String channelId, String userId) {
        return db.sql()
                .select(OF_MEMBER)
                .from(MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .fetchOne(ChannelMemberStore::member);
    }

    List<ChannelMember> of(Reader db, String channelId, Page page) {
        return db.sql()
                .select(OF_MEMBER)
                .from(MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId))
                .orderBy(CHANNEL_MEMBERS.USER_ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(ChannelMemberStore::member);
    }

    List<ChannelMember> ofUserInTeam(Reader db, String userId, String teamId) {
        return db.sql()
                .select(OF_MEMBER)
                .from(MEMBERS)
                .where(CHANNEL_MEMBERS.USER_ID.eq(userId))
                .and(CHANNELS.TEAM_ID.in(teamId, ""))
                .and(CHANNELS.DELETE_AT.eq(0L))
                .orderBy(CHANNEL_MEMBERS.CHANNEL_ID)
                .fetch(ChannelMemberStore::member);
    }

    /** All of a user's memberships in active channels, by channel id. */
    List<MemberWithTeam> ofUser(Reader db, String userId, Page page) {
        return db.sql()
                .select(OF_MEMBER)
                .select(TEAMS.DISPLAY_NAME, TEAMS.NAME, TEAMS.UPDATE_AT)
                .from(MEMBERS)
                .where(CHANNEL_MEMBERS.USER_ID.eq(userId).and(CHANNELS.DELETE_AT.eq(0L)))
                .orderBy(CHANNEL_MEMBERS.CHANNEL_ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(ChannelMemberStore::withTeam);
    }

    /** How many whose account is active are in a channel, and how many of them are guests. */
    MemberCount count(Reader db, String channelId) {
        return db.sql()
                .select(DSL.count(), DSL.count().filterWhere(CHANNEL_MEMBERS.SCHEME_GUEST.isTrue()))
                .from(CHANNEL_MEMBERS)
                .join(USERS)
                .on(USERS.ID.eq(CHANNEL_MEMBERS.USER_ID))
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(USERS.DELETE_AT.eq(0L)))
                .fetchSingle(row -> new MemberCount(row.value1(), row.value2()));
    }

    /** Adds a member; false if the user is one already. */
    boolean insert(Tx tx, ChannelMember member) {
        return tx.sql()
                        .insertInto(CHANNEL_MEMBERS)
                        .set(CHANNEL_MEMBERS.CHANNEL_ID, member.channelId())
                        .set(CHANNEL_MEMBERS.USER_ID, member.userId())
                        .set(CHANNEL_MEMBERS.ROLES, member.explicitRoles())
                        .set(CHANNEL_MEMBERS.LAST_VIEWED_AT, member.lastViewedAt())
                        .set(CHANNEL_MEMBERS.MSG_COUNT, member.msgCount())
                        .set(CHANNEL_MEMBERS.MSG_COUNT_ROOT, member.msgCountRoot())
                        .set(CHANNEL_MEMBERS.MENTION_COUNT, member.mentionCount())
                        .set(CHANNEL_MEMBERS.MENTION_COUNT_ROOT, member.mentionCountRoot())
                        .set(CHANNEL_MEMBERS.NOTIFY_PROPS, Json.text(member.notifyProps()))
                        .set(CHANNEL_MEMBERS.LAST_UPDATE_AT, member.lastUpdateAt())
                        .set(CHANNEL_MEMBERS.SCHEME_GUEST, member.schemeGuest())
                        .set(CHANNEL_MEMBERS.SCHEME_USER, member.schemeUser())
                        .set(CHANNEL_MEMBERS.SCHEME_ADMIN, member.schemeAdmin())
                        .onConflict(CHANNEL_MEMBERS.CHANNEL_ID, CHANNEL_MEMBERS.USER_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Sets which of the scheme's roles a member has. */
    void setFlags(Tx tx, String channelId, String userId, SchemeFlags flags, long now) {
        tx.sql()
                .update(CHANNEL_MEMBERS)
                .set(CHANNEL_MEMBERS.SCHEME_GUEST, flags.schemeGuest())
                .set(CHANNEL_MEMBERS.SCHEME_USER, flags.schemeUser())
                .set(CHANNEL_MEMBERS.SCHEME_ADMIN, flags.schemeAdmin())
                .set(CHANNEL_MEMBERS.LAST_UPDATE_AT, now)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .execute();
    }

    boolean delete(Tx tx, String channelId, String userId) {
        return tx.sql()
                        .deleteFrom(CHANNEL_MEMBERS)
                        .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(channelId).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                        .execute()
                == 1;
    }

    /** Takes a user out of those of the channels that they are in; these channels' ids. */
    Set<String> delete(Tx tx, Collection<String> channelIds, String userId) {
        return tx.sql()
                .deleteFrom(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.in(channelIds).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .returning(CHANNEL_MEMBERS.CHANNEL_ID)
                .fetchSet(CHANNEL_MEMBERS.CHANNEL_ID);
    }

    /** Marks everything in those of the channels that the user is in as seen; when the last post of each was written. */
    Map<String, Long> view(Tx tx, Collection<String> channelIds, String userId, long now) {
        List<String> seen = tx.sql()
                .update(CHANNEL_MEMBERS)
                .set(
                        CHANNEL_MEMBERS.LAST_VIEWED_AT,
                        DSL.greatest(CHANNEL_MEMBERS.LAST_VIEWED_AT, CHANNELS.LAST_POST_AT))
                .set(CHANNEL_MEMBERS.MSG_COUNT, CHANNELS.TOTAL_MSG_COUNT)
                .set(CHANNEL_MEMBERS.MSG_COUNT_ROOT, CHANNELS.TOTAL_MSG_COUNT_ROOT)
                .set(CHANNEL_MEMBERS.MENTION_COUNT, 0L)
                .set(CHANNEL_MEMBERS.MENTION_COUNT_ROOT, 0L)
                .set(CHANNEL_MEMBERS.LAST_UPDATE_AT, now)
                .from(CHANNELS)
                .where(CHANNELS.ID.eq(CHANNEL_MEMBERS.CHANNEL_ID))
                .and(CHANNEL_MEMBERS.CHANNEL_ID.in(channelIds).and(CHANNEL_MEMBERS.USER_ID.eq(userId)))
                .returningResult(CHANNEL_MEMBERS.CHANNEL_ID)
                .fetch(CHANNEL_MEMBERS.CHANNEL_ID);
        return tx.sql()
                .select(CHANNELS.ID, CHANNELS.LAST_POST_AT)
                .from(CHANNELS)
                .where(CHANNELS.ID.in(seen))
                .fetchMap(CHANNELS.ID, CHANNELS.LAST_POST_AT);
    }

    private static MemberWithTeam withTeam(Record row) {
        String teamName = row.get(TEAMS.NAME);
        return teamName == null
                ? new MemberWithTeam(member(row), "", "", 0)
                : new MemberWithTeam(member(row), row.get(TEAMS.DISPLAY_NAME), teamName, row.get(TEAMS.UPDATE_AT));
    }

    private static ChannelMember member(Record row) {
        MemberRoles held = new MemberRoles(
                row.get(CHANNEL_MEMBERS.ROLES),
                row.get(CHANNEL_MEMBERS.SCHEME_GUEST),
                row.get(CHANNEL_MEMBERS.SCHEME_USER),
                row.get(CHANNEL_MEMBERS.SCHEME_ADMIN));
        return new ChannelMember(
                row.get(CHANNEL_MEMBERS.CHANNEL_ID),
                row.get(CHANNEL_MEMBERS.USER_ID),
                held.names(row.get(GUEST_ROLE), row.get(USER_ROLE), row.get(ADMIN_ROLE)),
                held.explicit(),
                row.get(CHANNEL_MEMBERS.LAST_VIEWED_AT),
                row.get(CHANNEL_MEMBERS.MSG_COUNT),
                row.get(CHANNEL_MEMBERS.MSG_COUNT_ROOT),
                row.get(CHANNEL_MEMBERS.MENTION_COUNT),
                row.get(CHANNEL_MEMBERS.MENTION_COUNT_ROOT),
                Json.strings(row.get(CHANNEL_MEMBERS.NOTIFY_PROPS)),
                row.get(CHANNEL_MEMBERS.LAST_UPDATE_AT),
                held.guest(),
                held.user(),
                held.admin());
    }
}
