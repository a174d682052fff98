package org.utmost.identity.roles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What those who have it may do; the API's Role object.
 *
 * @param schemeId the scheme whose own role it is; null for the default roles
 */
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
        boolean builtIn,
        @JsonIgnore @Nullable String schemeId) {
    /** Whether it has the permission of that name. */
    boolean has(String permission) {
        return permissions.contains(permission);
    }

    /** What it grants of the permissions that there are. */
    public Set<Permission> grants() {
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        permissions.stream().map(Permission::find).filter(Objects::nonNull).forEach(granted::add);
        return granted;
    }

    /** The same granting these permissions since then. */
    Role granting(List<String> now, long at) {
        return new Role(
                id, name, displayName, description, createAt, at, deleteAt, now, schemeManaged, builtIn, schemeId);
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
                builtIn,
                schemeId);
    }
}
