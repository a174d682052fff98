package org.utmost.spaces.teams;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.TEAMS;
import static org.utmost.schema.Tables.TEAM_MEMBERS;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;

/** Tables teams and team_members. */
final class TeamStore {
    @Nullable
    Team find(Reader db, String id) {
        return db.sql().selectFrom(TEAMS).where(TEAMS.ID.eq(id)).fetchOne(TeamStore::team);
    }

    /** The team, kept from other transactions until this one ends. */
    @Nullable
    Team lock(Tx tx, String id) {
        return tx.locked(tx.sql().selectFrom(TEAMS).where(TEAMS.ID.eq(id))).fetchOne(TeamStore::team);
    }

    @Nullable
    Team findByName(Reader db, String name) {
        return db.sql().selectFrom(TEAMS).where(TEAMS.NAME.eq(name)).fetchOne(TeamStore::team);
    }

    /** Active teams by display name: all, or those that are open and those of the user. */
    List<Team> list(Reader db, @Nullable String onlyVisibleTo, Page page) {
        return db.sql()
                .selectFrom(TEAMS)
                .where(TEAMS.DELETE_AT.eq(0L))
                .and(visible(onlyVisibleTo))
                .orderBy(TEAMS.DISPLAY_NAME, TEAMS.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(TeamStore::team);
    }

    long count(Reader db, @Nullable String onlyVisibleTo) {
        return db.sql()
                .select(DSL.count())
                .from(TEAMS)
                .where(TEAMS.DELETE_AT.eq(0L))
                .and(visible(onlyVisibleTo))
                .fetchSingle()
                .value1();
    }

    List<Team> ofUser(Reader db, String userId) {
        return db.sql()
                .select(TEAMS.fields())
                .from(TEAMS)
                .join(TEAM_MEMBERS)
                .on(TEAM_MEMBERS.TEAM_ID.eq(TEAMS.ID))
                .where(TEAM_MEMBERS.USER_ID.eq(userId))
                .and(TEAM_MEMBERS.DELETE_AT.eq(0L))
                .and(TEAMS.DELETE_AT.eq(0L))
                .orderBy(TEAMS.DISPLAY_NAME, TEAMS.ID)
                .fetch(TeamStore::team);
    }

    void insert(Tx tx, Team team) {
        Map<Field<?>, Object> row = Map.ofEntries(
                Map.entry(TEAMS.ID, team.id()),
                Map.entry(TEAMS.CREATE_AT, team.createAt()),
                Map.entry(TEAMS.UPDATE_AT, team.updateAt()),
                Map.entry(TEAMS.DELETE_AT, team.deleteAt()),
                Map.entry(TEAMS.DISPLAY_NAME, team.displayName()),
                Map.entry(TEAMS.NAME, team.name()),
                Map.entry(TEAMS.DESCRIPTION, team.description()),
                Map.entry(TEAMS.EMAIL, team.email()),
                Map.entry(TEAMS.TYPE, team.type()),
                Map.entry(TEAMS.COMPANY_NAME, team.companyName()),
                Map.entry(TEAMS.ALLOWED_DOMAINS, team.allowedDomains()),
                Map.entry(TEAMS.INVITE_ID, team.inviteId()),
                Map.entry(TEAMS.ALLOW_OPEN_INVITE, team.allowOpenInvite()));
        tx.sql().insertInto(TEAMS).set(row).execute();
    }

    /** Archives a team; the team afterwards. */
    Team setDeleteAt(Tx tx, String id, long deleteAt, long now) {
        return tx.sql()
                .update(TEAMS)
                .set(TEAMS.DELETE_AT, deleteAt)
                .set(TEAMS.UPDATE_AT, now)
                .where(TEAMS.ID.eq(id))
                .returning()
                .fetchSingle(TeamStore::team);
    }

    @Nullable
    TeamMember findMember(Reader db, String teamId, String userId) {
        return db.sql()
                .selectFrom(TEAM_MEMBERS)
                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.USER_ID.eq(userId)))
                .fetchOne(TeamStore::member);
    }

    /** The member, kept from other transactions until this one ends. */
    @Nullable
    TeamMember lockMember(Tx tx, String teamId, String userId) {
        return tx.locked(tx.sql()
                        .selectFrom(TEAM_MEMBERS)
                        .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.USER_ID.eq(userId))))
                .fetchOne(TeamStore::member);
    }

    List<TeamMember> members(Reader db, String teamId, MemberOrder order, Page page) {
        Condition condition = TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.DELETE_AT.eq(0L));
        var members = db.sql().select(TEAM_MEMBERS.fields()).from(TEAM_MEMBERS);
        var rows = order.byUsername() || order.activeOnly()
                ? members.join(USERS)
                        .on(USERS.ID.eq(TEAM_MEMBERS.USER_ID))
                        .where(order.activeOnly() ? condition.and(USERS.DELETE_AT.eq(0L)) : condition)
                : members.where(condition);
        return rows.orderBy(order.byUsername() ? USERS.USERNAME : TEAM_MEMBERS.USER_ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(TeamStore::member);
    }

    Set<String> userIds(Reader db, String teamId) {
        return Set.copyOf(db.sql()
                .select(TEAM_MEMBERS.USER_ID)
                .from(TEAM_MEMBERS)
                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))
                .fetch(TEAM_MEMBERS.USER_ID));
    }

    List<TeamMember> memberships(Reader db, String userId) {
        return db.sql()
                .selectFrom(TEAM_MEMBERS)
                .where(TEAM_MEMBERS.USER_ID.eq(userId).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))
                .orderBy(TEAM_MEMBERS.TEAM_ID)
                .fetch(TeamStore::member);
    }

    /** How many are in a team, and how many of them are active. */
    TeamStats stats(Reader db, String teamId) {
        return db.sql()
                .select(DSL.count(), DSL.count().filterWhere(USERS.DELETE_AT.eq(0L)))
                .from(TEAM_MEMBERS)
                .join(USERS)
                .on(USERS.ID.eq(TEAM_MEMBERS.USER_ID))
                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))
                .fetchSingle(row -> new TeamStats(teamId, row.value1(), row.value2()));
    }

    /** Lets a user in, also one who had left. */
    void putMember(Tx tx, TeamMember member) {
        tx.sql()
                .insertInto(TEAM_MEMBERS)
                .set(TEAM_MEMBERS.TEAM_ID, member.teamId())
                .set(TEAM_MEMBERS.USER_ID, member.userId())
                .set(TEAM_MEMBERS.ROLES, member.explicitRoles())
                .set(TEAM_MEMBERS.CREATE_AT, member.createAt())
                .set(TEAM_MEMBERS.DELETE_AT, member.deleteAt())
                .set(TEAM_MEMBERS.SCHEME_GUEST, member.schemeGuest())
                .set(TEAM_MEMBERS.SCHEME_USER, member.schemeUser())
                .set(TEAM_MEMBERS.SCHEME_ADMIN, member.schemeAdmin())
                .onConflict(TEAM_MEMBERS.TEAM_ID, TEAM_MEMBERS.USER_ID)
                .doUpdate()
                .set(TEAM_MEMBERS.ROLES, member.explicitRoles())
                .set(TEAM_MEMBERS.DELETE_AT, member.deleteAt())
                .set(TEAM_MEMBERS.SCHEME_GUEST, member.schemeGuest())
                .set(TEAM_MEMBERS.SCHEME_USER, member.schemeUser())
                .set(TEAM_MEMBERS.SCHEME_ADMIN, member.schemeAdmin())
                .execute();
    }

    private static Condition visible(@Nullable String userId) {
        if (userId == null) {
            return noCondition();
        }
        return TEAMS.ALLOW_OPEN_INVITE
                .isTrue()
                .and(TEAMS.TYPE.eq("O"))
                .or(TEAMS.ID.in(select(TEAM_MEMBERS.TEAM_ID)
                        .from(TEAM_MEMBERS)
                        .where(TEAM_MEMBERS.USER_ID.eq(userId).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))));
    }

    private static Team team(Record row) {
        return new Team(
                row.get(TEAMS.ID),
                row.get(TEAMS.CREATE_AT),
                row.get(TEAMS.UPDATE_AT),
                row.get(TEAMS.DELETE_AT),
                row.get(TEAMS.DISPLAY_NAME),
                row.get(TEAMS.NAME),
                row.get(TEAMS.DESCRIPTION),
                row.get(TEAMS.EMAIL),
                row.get(TEAMS.TYPE),
                row.get(TEAMS.COMPANY_NAME),
                row.get(TEAMS.ALLOWED_DOMAINS),
                row.get(TEAMS.INVITE_ID),
                row.get(TEAMS.ALLOW_OPEN_INVITE));
    }

    private static TeamMember member(Record row) {
        return new TeamMember(
                row.get(TEAM_MEMBERS.TEAM_ID),
                row.get(TEAM_MEMBERS.USER_ID),
                row.get(TEAM_MEMBERS.ROLES),
                row.get(TEAM_MEMBERS.CREATE_AT),
                row.get(TEAM_MEMBERS.DELETE_AT),
                row.get(TEAM_MEMBERS.SCHEME_GUEST),
                row.get(TEAM_MEMBERS.SCHEME_USER),
                row.get(TEAM_MEMBERS.SCHEME_ADMIN));
    }
}
