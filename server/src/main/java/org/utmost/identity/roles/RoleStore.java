package org.utmost.identity.roles;

import static org.utmost.schema.Tables.ROLES;

import java.util.Collection;
import java.util.List;
import org.jooq.Record;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table roles. */
final class RoleStore {
    List<Role> all(Reader db) {
        return db.sql().selectFrom(ROLES).orderBy(ROLES.NAME).fetch(RoleStore::role);
    }

    void insertMissing(Tx tx, Collection<Role> roles) {
        for (Role role : roles) {
            tx.sql()
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
                    .onConflict(ROLES.NAME)
                    .doNothing()
                    .execute();
        }
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
                row.get(ROLES.BUILT_IN));
    }
}
