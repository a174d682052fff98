package org.utmost.identity.roles;

import java.util.List;

/** What those who have it may do; the API's Role object. */
public record Role(
        String id,
        String name,
        String displayName,
        String description,
        long createAt,
        long updateAt,
        long deleteAt,
        List<String> permissions,
        boolean schemeManaged,
        boolean builtIn) {
    /** Whether it has the permission of that name. */
    boolean has(String permission) {
        return permissions.contains(permission);
    }

    /** The same granting these permissions since then. */
    Role granting(List<String> now, long at) {
        return new Role(id, name, displayName, description, createAt, at, deleteAt, now, schemeManaged, builtIn);
    }

    /** The same role with another name and permissions; a default role's texts follow its name. */
    Role with(String newName, List<String> newPermissions) {
        return new Role(
                id,
                newName,
                displayName.replace("." + name + ".", "." + newName + "."),
                description.replace("." + name + ".", "." + newName + "."),
                createAt,
                updateAt,
                deleteAt,
                newPermissions,
                schemeManaged,
                builtIn);
    }
}
