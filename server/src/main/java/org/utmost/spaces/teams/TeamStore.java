package org.utmost.spaces.teams;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.SCHEMES;
import static org.utmost.schema.Tables.TEAMS;
import static org.utmost.schema.Tables.TEAM_MEMBERS;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;

/** Tables teams and team_members. */
final class TeamStore {
    /** Members with the scheme of their team, which names their roles. */
    private static final Table<?> MEMBERS = TEAM_MEMBERS
            .join(TEAMS)
            .on(TEAMS.ID.eq(TEAM_MEMBERS.TEAM_ID))
            .leftJoin(SCHEMES)
            .on(SCHEMES.ID.eq(TEAMS.SCHEME_ID));

    private static final List<SelectField<?>> OF_MEMBER = Stream.concat(
                    Stream.<SelectField<?>>of(TEAM_MEMBERS.fields()),
                    Stream.of(
                            SCHEMES.DEFAULT_TEAM_GUEST_ROLE,
                            SCHEMES.DEFAULT_TEAM_USER_ROLE,
                            SCHEMES.DEFAULT_TEAM_ADMIN_ROLE))
            .toList();

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

    /** Active teams of a scheme, by display name. */
    List<Team> ofScheme(Reader db, String schemeId, Page page) {
        return db.sql()
                .selectFrom(TEAMS)
                .where(TEAMS.SCHEME_ID.eq(schemeId).and(TEAMS.DELETE_AT.eq(0L)))
                .orderBy(TEAMS.DISPLAY_NAME, TEAMS.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(TeamStore::team);
    }

    /** The scheme of a team, empty for none; null if there is no such team. */
    @Nullable
    String schemeId(Reader db, String id) {
        return db.sql()
                .select(DSL.coalesce(TEAMS.SCHEME_ID, ""))
                .from(TEAMS)
                .where(TEAMS.ID.eq(id))
                .fetchOne(Record1::value1);
    }

    /** Lets a team follow a scheme, or none for null; the team afterwards. */
    Team setScheme(Tx tx, String id, @Nullable String schemeId, long now) {
        return tx.sql()
                .update(TEAMS)
                .set(TEAMS.SCHEME_ID, schemeId)
                .set(TEAMS.UPDATE_AT, now)
                .where(TEAMS.ID.eq(id))
                .returning()
                .fetchSingle(TeamStore::team);
    }

    /** Lets all teams of a scheme follow none. */
    void leaveScheme(Tx tx, String schemeId, long now) {
        tx.sql()
                .update(TEAMS)
                .setNull(TEAMS.SCHEME_ID)
                .set(TEAMS.UPDATE_AT, DSL.greatest(TEAMS.UPDATE_AT.plus(1), DSL.val(now)))
                .where(TEAMS.SCHEME_ID.eq(schemeId))
                .execute();
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
                .select(OF_MEMBER)
                .from(MEMBERS)
                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.USER_ID.eq(userId)))
                .fetchOne(TeamStore::member);
    }

    /** The member, kept from other transactions until this one ends. */
    @Nullable
    TeamMember lockMember(Tx tx, String teamId, String userId) {
        return tx.locked(
                        tx.sql()
                                .select(OF_MEMBER)
                                .from(MEMBERS)
                                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.USER_ID.eq(userId))),
                        TEAM_MEMBERS)
                .fetchOne(TeamStore::member);
    }

    /** What a member holds in a team; null for one who is not in. */
    @Nullable
    MemberRoles held(Reader db, String teamId, String userId) {
        return db.sql()
                .select(
                        TEAM_MEMBERS.ROLES,
                        TEAM_MEMBERS.SCHEME_GUEST,
                        TEAM_MEMBERS.SCHEME_USER,
                        TEAM_MEMBERS.SCHEME_ADMIN)
                .from(TEAM_MEMBERS)
                .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.USER_ID.eq(userId)))
                .and(TEAM_MEMBERS.DELETE_AT.eq(0L))
                .fetchOne(row -> new MemberRoles(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    List<TeamMember> members(Reader db, String teamId, MemberOrder order, Page page) {
        Condition condition = TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.DELETE_AT.eq(0L));
        var members = db.sql().select(OF_MEMBER).from(MEMBERS);
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
                .select(OF_MEMBER)
                .from(MEMBERS)
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
                row.get(TEAMS.ALLOW_OPEN_INVITE),
                row.get(TEAMS.SCHEME_ID));
    }

    private static TeamMember member(Record row) {
        MemberRoles held = new MemberRoles(
                row.get(TEAM_MEMBERS.ROLES),
                row.get(TEAM_MEMBERS.SCHEME_GUEST),
                row.get(TEAM_MEMBERS.SCHEME_USER),
                row.get(TEAM_MEMBERS.SCHEME_ADMIN));
        return new TeamMember(
                row.get(TEAM_MEMBERS.TEAM_ID),
                row.get(TEAM_MEMBERS.USER_ID),
                held.names(
                        Objects.requireNonNullElse(row.get(SCHEMES.DEFAULT_TEAM_GUEST_ROLE), "team_guest"),
                        Objects.requireNonNullElse(row.get(SCHEMES.DEFAULT_TEAM_USER_ROLE), "team_user"),
                        Objects.requireNonNullElse(row.get(SCHEMES.DEFAULT_TEAM_ADMIN_ROLE), "team_admin")),
                held.explicit(),
                row.get(TEAM_MEMBERS.CREATE_AT),
                row.get(TEAM_MEMBERS.DELETE_AT),
                held.guest(),
                held.user(),
                held.admin());
    }
}
