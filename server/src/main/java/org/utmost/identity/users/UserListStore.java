package org.utmost.identity.users;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
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

    /** The page is found by what it is sorted by, and only then are its users read: sorting whole users is slow. */
    List<ActiveUser> list(Reader db, UserFilter filter, UserOrder order, Page page) {
        boolean ofChannel = order == UserOrder.STATUS || order == UserOrder.ADMINS;
        Condition condition = such(db, filter, sets(filter, !ofChannel));
        var keys = db.sql().select(USERS.ID, order == UserOrder.ACTIVE ? STATUSES.LAST_ACTIVITY_AT : inline(0L));
        var rows = switch (order) {
            case USERNAME -> keys.from(USERS).where(condition).orderBy(USERS.USERNAME);
            case CREATED -> keys.from(USERS).where(condition).orderBy(USERS.CREATE_AT.desc(), USERS.ID.desc());
            case ACTIVE ->
                keys.from(STATUSES)
                        .join(USERS)
                        .on(USERS.ID.eq(STATUSES.USER_ID))
                        .where(condition)
                        .orderBy(STATUSES.LAST_ACTIVITY_AT.desc(), STATUSES.USER_ID.desc());
            case STATUS ->
                keys.from(CHANNEL_MEMBERS)
                        .join(USERS)
                        .on(USERS.ID.eq(CHANNEL_MEMBERS.USER_ID))
                        .leftJoin(STATUSES)
                        .on(STATUSES.USER_ID.eq(CHANNEL_MEMBERS.USER_ID))
                        .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(filter.inChannel()))
                        .and(condition)
                        .orderBy(presence(), USERS.USERNAME);
            case ADMINS ->
                keys.from(CHANNEL_MEMBERS)
                        .join(USERS)
                        .on(USERS.ID.eq(CHANNEL_MEMBERS.USER_ID))
                        .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(filter.inChannel()))
                        .and(condition)
                        .orderBy(CHANNEL_MEMBERS.SCHEME_ADMIN.desc(), USERS.USERNAME);
        };
        Map<String, Long> found =
                rows.limit(page.size()).offset(page.offset()).fetchMap(Record2::value1, Record2::value2);
        return read(db, found);
    }

    /** Users with words in names of those kinds that begin as the terms do, by username. */
    List<User> search(Reader db, UserQuery query, Set<UserWordStore.Kind> kinds, String askingUserId) {
        List<UserSet> sets = sets(query.filter(), true);
        query.terms().forEach(term -> sets.add(UserWordStore.beginning(term, kinds, askingUserId)));
        Map<String, Long> found = db.sql()
                .select(USERS.ID, inline(0L))
                .from(USERS)
                .where(such(db, query.filter(), sets))
                .orderBy(USERS.USERNAME)
                .limit(query.limit())
                .fetchMap(Record2::value1, Record2::value2);
        return read(db, found).stream().map(ActiveUser::user).toList();
    }

    /** The condition on users that a filter is. */
    Condition such(Reader db, UserFilter filter) {
        return such(db, filter, sets(filter, true));
    }

    /** The name that is so many such users behind a name, or before it if they are negative; null if they are fewer. */
    @Nullable
    String nameFrom(Reader db, Condition such, String name, int users) {
        if (users == 0) {
            return name;
        }
        return db.sql()
                .select(USERS.USERNAME)
                .from(USERS)
                .where(such)
                .and(users > 0 ? USERS.USERNAME.gt(name) : USERS.USERNAME.lt(name))
                .orderBy(users > 0 ? USERS.USERNAME.asc() : USERS.USERNAME.desc())
                .limit(1)
                .offset(Math.abs(users) - 1)
                .fetchOne(USERS.USERNAME);
    }

    /** Such users behind a name, by name. */
    List<ActiveUser> behind(Reader db, Condition such, String name, int most) {
        Map<String, Long> found = db.sql()
                .select(USERS.ID, inline(0L))
                .from(USERS)
                .where(such)
                .and(USERS.USERNAME.gt(name))
                .orderBy(USERS.USERNAME)
                .limit(most)
                .fetchMap(Record2::value1, Record2::value2);
        return read(db, found);
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

    private static Condition such(Reader db, UserFilter filter, List<UserSet> sets) {
        if (filter.nobody()) {
            return falseCondition();
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
        return filter.roles().inPlaces() ? condition.and(oneOf(filter)) : condition;
    }

    /** What narrows a list to those who are in something; their channel only if the list does not begin with it. */
    private static List<UserSet> sets(UserFilter filter, boolean channelToo) {
        List<UserSet> sets = new ArrayList<>();
        if (channelToo && !filter.inChannel().isEmpty()) {
            sets.add(channel(filter.inChannel()).members());
        }
        if (!filter.inTeam().isEmpty()) {
            sets.add(team(filter.inTeam()).members());
        }
        UserFilter.Roles roles = filter.roles();
        if (!roles.one().isEmpty()) {
            sets.add(holders(held -> UserStore.hasRole(held, roles.one())));
        }
        if (!roles.inPlaces() && !roles.system().isEmpty()) {
            sets.add(holders(held -> or(system(held, roles.system()))));
        }
        return sets;
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

    /** Those whose system roles are such, in an alias, so that they are found in the index of roles. */
    private static UserSet holders(Function<Field<String>, Condition> such) {
        var others = USERS.as("others");
        return new UserSet(others, others.ID, such.apply(others.ROLES));
    }

    /** Having each of those system roles; a {@code system_user} is one who is nothing else. */
    private static List<Condition> system(Field<String> held, List<String> roles) {
        return roles.stream()
                .map(role -> role.equals("system_user") ? held.eq(role) : UserStore.hasRole(held, role))
                .toList();
    }

    /** Those with one of the listed roles. */
    private static Condition oneOf(UserFilter filter) {
        UserFilter.Roles roles = filter.roles();
        List<Condition> each = new ArrayList<>(system(USERS.ROLES, roles.system()));
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

    /** Users by id with the times of their activity, in the order of the map. */
    private static List<ActiveUser> read(Reader db, Map<String, Long> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, User> users =
                db.sql().selectFrom(USERS).where(USERS.ID.in(found.keySet())).fetchMap(USERS.ID, UserStore::user);
        List<ActiveUser> inOrder = new ArrayList<>(found.size());
        found.forEach((id, lastActivityAt) -> {
            User user = users.get(id);
            if (user != null) {
                inOrder.add(new ActiveUser(user, lastActivityAt));
            }
        });
        return inOrder;
    }
}
