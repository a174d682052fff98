package org.utmost.identity.users;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;
import static org.utmost.schema.Tables.STATUSES;
import static org.utmost.schema.Tables.TEAM_MEMBERS;
import static org.utmost.schema.Tables.USERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;
import org.utmost.platform.http.Page;

/** Table users, in lists: by teams, channels, roles and words of names. */
final class UserListStore {
    /** A team or channel, and the columns that say what its members are there. */
    private record Place(
            String name,
            UserSet members,
            Field<Boolean> admin,
            Field<Boolean> user,
            Field<Boolean> guest,
            Field<String> roles) {}

    List<ActiveUser> list(Reader db, UserFilter filter, UserOrder order, Page page) {
        Condition condition = condition(db, filter, List.of());
        var users = db.sql().select(USERS.fields());
        var rows = switch (order) {
            case USERNAME -> users.from(USERS).where(condition).orderBy(USERS.USERNAME);
            case CREATED -> users.from(USERS).where(condition).orderBy(USERS.CREATE_AT.desc(), USERS.ID.desc());
            case ACTIVE ->
                users.select(STATUSES.LAST_ACTIVITY_AT)
                        .from(STATUSES)
                        .join(USERS)
                        .on(USERS.ID.eq(STATUSES.USER_ID))
                        .where(condition)
                        .orderBy(STATUSES.LAST_ACTIVITY_AT.desc(), USERS.USERNAME);
            case STATUS ->
                users.from(USERS)
                        .leftJoin(STATUSES)
                        .on(STATUSES.USER_ID.eq(USERS.ID))
                        .where(condition)
                        .orderBy(presence(), USERS.USERNAME);
            case ADMINS ->
                users.from(USERS)
                        .join(CHANNEL_MEMBERS)
                        .on(CHANNEL_MEMBERS.USER_ID.eq(USERS.ID))
                        .and(CHANNEL_MEMBERS.CHANNEL_ID.eq(filter.inChannel()))
                        .where(condition)
                        .orderBy(CHANNEL_MEMBERS.SCHEME_ADMIN.desc(), USERS.USERNAME);
        };
        return rows.limit(page.size()).offset(page.offset()).fetch(row -> active(row, order));
    }

    /** Users with words in names of those kinds that begin as the terms do, by username. */
    List<User> search(Reader db, UserQuery query, Set<UserWordStore.Kind> kinds, String askingUserId) {
        List<UserSet> named = query.terms().stream()
                .map(term -> UserWordStore.beginning(term, kinds, askingUserId))
                .toList();
        return db.sql()
                .selectFrom(USERS)
                .where(condition(db, query.filter(), named))
                .orderBy(USERS.USERNAME)
                .limit(query.limit())
                .fetch(UserStore::user);
    }

    /** Some of the users behind that id, by id. */
    List<User> after(Reader db, String id, int most) {
        return db.sql()
                .selectFrom(USERS)
                .where(USERS.ID.gt(id))
                .orderBy(USERS.ID)
                .limit(most)
                .fetch(UserStore::user);
    }

    boolean isInTeam(Reader db, String teamId, String userId) {
        return team(teamId).members().has(db, userId);
    }

    boolean isInChannel(Reader db, String channelId, String userId) {
        return channel(channelId).members().has(db, userId);
    }

    private static Condition condition(Reader db, UserFilter filter, List<UserSet> named) {
        if (filter.nobody()) {
            return falseCondition();
        }
        List<UserSet> sets = new ArrayList<>(named);
        if (!filter.inChannel().isEmpty()) {
            sets.add(channel(filter.inChannel()).members());
        }
        if (!filter.inTeam().isEmpty()) {
            sets.add(team(filter.inTeam()).members());
        }
        if (!filter.roles().one().isEmpty()) {
            sets.add(withRole(filter.roles().one()));
        }
        Condition condition = UserSet.inAll(db, USERS.ID, sets);
        if (!filter.notInTeam().isEmpty()) {
            condition = condition.and(not(team(filter.notInTeam()).members().has(USERS.ID)));
        }
        if (!filter.notInChannel().isEmpty()) {
            condition =
                    condition.and(not(channel(filter.notInChannel()).members().has(USERS.ID)));
        }
        if (filter.withoutTeam()) {
            condition = condition.and(notExists(selectOne()
                    .from(TEAM_MEMBERS)
                    .where(TEAM_MEMBERS.USER_ID.eq(USERS.ID).and(TEAM_MEMBERS.DELETE_AT.eq(0L)))));
        }
        if (filter.active()) {
            condition = condition.and(USERS.DELETE_AT.eq(0L));
        }
        if (filter.inactive()) {
            condition = condition.and(USERS.DELETE_AT.ne(0L));
        }
        return filter.roles().listed() ? condition.and(oneOf(filter)) : condition;
    }

    private static Place team(String id) {
        return new Place(
                "team",
                new UserSet(
                        TEAM_MEMBERS,
                        TEAM_MEMBERS.USER_ID,
                        TEAM_MEMBERS.TEAM_ID.eq(id).and(TEAM_MEMBERS.DELETE_AT.eq(0L))),
                TEAM_MEMBERS.SCHEME_ADMIN,
                TEAM_MEMBERS.SCHEME_USER,
                TEAM_MEMBERS.SCHEME_GUEST,
                TEAM_MEMBERS.ROLES);
    }

    private static Place channel(String id) {
        return new Place(
                "channel",
                new UserSet(CHANNEL_MEMBERS, CHANNEL_MEMBERS.USER_ID, CHANNEL_MEMBERS.CHANNEL_ID.eq(id)),
                CHANNEL_MEMBERS.SCHEME_ADMIN,
                CHANNEL_MEMBERS.SCHEME_USER,
                CHANNEL_MEMBERS.SCHEME_GUEST,
                CHANNEL_MEMBERS.ROLES);
    }

    /** In an alias, so that the few who have a role are found in the index of roles. */
    private static UserSet withRole(String role) {
        var others = USERS.as("others");
        return new UserSet(others, others.ID, UserStore.hasRole(others.ROLES, role));
    }

    /** Those with one of the listed roles. */
    private static Condition oneOf(UserFilter filter) {
        UserFilter.Roles roles = filter.roles();
        List<Condition> each = new ArrayList<>();
        for (String role : roles.system()) {
            each.add(role.equals("system_user") ? USERS.ROLES.eq(role) : UserStore.hasRole(USERS.ROLES, role));
        }
        Place team = team(filter.inTeam());
        roles.team().forEach(role -> each.add(has(team, role)));
        Place channel = channel(filter.inChannel());
        roles.channel().forEach(role -> each.add(has(channel, role)));
        return or(each);
    }

    /** Whether a user has a role in a place; a system administrator counts as that alone, whatever they are there. */
    private static Condition has(Place place, String role) {
        Condition plain = not(UserStore.hasRole(USERS.ROLES, "system_admin"));
        Condition held;
        if (role.equals(place.name + "_admin")) {
            held = place.admin.isTrue().and(plain);
        } else if (role.equals(place.name + "_user")) {
            held = place.user.isTrue().and(place.admin.isFalse()).and(plain);
        } else {
            held = role.equals(place.name + "_guest") ? place.guest.isTrue() : UserStore.hasRole(place.roles, role);
        }
        return place.members.and(held).has(USERS.ID);
    }

    private static Field<Integer> presence() {
        return DSL.case_(STATUSES.STATUS)
                .when("online", 1)
                .when("away", 2)
                .when("dnd", 3)
                .else_(4);
    }

    private static ActiveUser active(Record row, UserOrder order) {
        return new ActiveUser(UserStore.user(row), order == UserOrder.ACTIVE ? row.get(STATUSES.LAST_ACTIVITY_AT) : 0);
    }
}
