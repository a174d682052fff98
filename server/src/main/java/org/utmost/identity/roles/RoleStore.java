package org.utmost.identity.roles;

import static org.utmost.schema.Tables.ROLES;
import static org.utmost.schema.Tables.USERS;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.SystemStore;
import org.utmost.platform.database.Tx;

/** Table roles, the roles in table users, and which steps were taken, in table systems. */
final class RoleStore {
    /** How the names of steps begin. */
    static final String STEP = "roles.";

    private final SystemStore systems = new SystemStore();

    List<Role> all(Reader db) {
        return db.sql().selectFrom(ROLES).orderBy(ROLES.NAME).fetch(RoleStore::role);
    }

    /** The roles that are no scheme's, by name. */
    List<Role> ofNoScheme(Reader db) {
        return db.sql()
                .selectFrom(ROLES)
                .where(ROLES.SCHEME_ID.isNull())
                .orderBy(ROLES.NAME)
                .fetch(RoleStore::role);
    }

    List<Role> ofSchemes(Reader db, Collection<String> schemeIds) {
        return db.sql().selectFrom(ROLES).where(ROLES.SCHEME_ID.in(schemeIds)).fetch(RoleStore::role);
    }

    @Nullable
    Role find(Reader db, String id) {
        return db.sql().selectFrom(ROLES).where(ROLES.ID.eq(id)).fetchOne(RoleStore::role);
    }

    List<Role> named(Reader db, Collection<String> names) {
        return db.sql().selectFrom(ROLES).where(ROLES.NAME.in(names)).fetch(RoleStore::role);
    }

    /** Marks a scheme's roles as deleted. */
    void deleteOfScheme(Tx tx, String schemeId, long now) {
        tx.sql()
                .update(ROLES)
                .set(ROLES.DELETE_AT, now)
                .set(ROLES.UPDATE_AT, DSL.greatest(ROLES.UPDATE_AT.plus(1), DSL.val(now)))
                .where(ROLES.SCHEME_ID.eq(schemeId))
                .execute();
    }

    void insertMissing(Tx tx, Collection<Role> roles) {
        tx.sql().batch(roles.stream().map(role -> insertion(tx, role)).toList()).execute();
    }

    private static Query insertion(Tx tx, Role role) {
        return tx.sql()
                .insertInto(ROLES)
                .set(ROLES.ID, role.id())
                .set(ROLES.NAME, role.name())
                .set(ROLES.DISPLAY_NAME, role.displayName())
                .set(ROLES.DESCRIPTION, role.description())
                .set(ROLES.CREATE_AT, role.createAt())
                .set(ROLES.UPDATE_AT, role.updateAt())
                .set(ROLES.DELETE_AT, role.deleteAt())
                .set(ROLES.PERMISSIONS, String.join(" ", role.permissions()))
                .set(ROLES.SCHEME_MANAGED, role.schemeManaged())
                .set(ROLES.BUILT_IN, role.builtIn())
                .set(ROLES.SCHEME_ID, role.schemeId())
                .onConflict(ROLES.NAME)
                .doNothing();
    }

    void update(Tx tx, Role role, long now) {
        tx.sql()
                .update(ROLES)
                .set(ROLES.NAME, role.name())
                .set(ROLES.DISPLAY_NAME, role.displayName())
                .set(ROLES.DESCRIPTION, role.description())
                .set(ROLES.PERMISSIONS, String.join(" ", role.permissions()))
                .set(ROLES.UPDATE_AT, now)
                .where(ROLES.ID.eq(role.id()))
                .execute();
    }

    /** A role that nobody else changes before the transaction ends. */
    Role lock(Tx tx, String id) {
        return tx.locked(tx.sql().selectFrom(ROLES).where(ROLES.ID.eq(id))).fetchSingle(RoleStore::role);
    }

    /** The role of that name, which nobody else changes before the transaction ends. */
    Role lockByName(Tx tx, String name) {
        return tx.locked(tx.sql().selectFrom(ROLES).where(ROLES.NAME.eq(name))).fetchSingle(RoleStore::role);
    }

    void delete(Tx tx, String id) {
        tx.sql().deleteFrom(ROLES).where(ROLES.ID.eq(id)).execute();
    }

    /** Gives those who have a role another one in its place; with an empty name, none. */
    void replaceInUsers(Tx tx, String before, String after, long now) {
        if (before.equals(after)) {
            return;
        }
        Map<String, String> holders = tx.sql()
                .select(USERS.ID, USERS.ROLES)
                .from(USERS)
                .where(USERS.ROLES.contains(before))
                .fetchMap(USERS.ID, USERS.ROLES);
        holders.forEach((id, roles) -> {
            if (RoleNames.of(roles).has(before)) {
                tx.sql()
                        .update(USERS)
                        .set(USERS.ROLES, replaced(roles, before, after))
                        .set(USERS.UPDATE_AT, now)
                        .where(USERS.ID.eq(id))
                        .execute();
            }
        });
    }

    /** The steps that were taken. */
    Set<String> steps(Reader db) {
        return systems.names(db, STEP);
    }

    void noteStep(Tx tx, String step, long now) {
        systems.putIfAbsent(tx, step, String.valueOf(now));
    }

    private static String replaced(String roles, String before, String after) {
        return Arrays.stream(roles.split(" "))
                .map(role -> role.equals(before) ? after : role)
                .filter(role -> !role.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Role role(Record row) {
        String permissions = row.get(ROLES.PERMISSIONS);
        return new Role(
                row.get(ROLES.ID),
                row.get(ROLES.NAME),
                row.get(ROLES.DISPLAY_NAME),
                row.get(ROLES.DESCRIPTION),
                row.get(ROLES.CREATE_AT),
                row.get(ROLES.UPDATE_AT),
                row.get(ROLES.DELETE_AT),
                permissions.isEmpty() ? List.of() : List.of(permissions.split(" ")),
                row.get(ROLES.SCHEME_MANAGED),
                row.get(ROLES.BUILT_IN),
                row.get(ROLES.SCHEME_ID));
    }
}
