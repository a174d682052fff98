package org.utmost.identity.roles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        return RoleBuilder.builder(this).permissions(now).updateAt(at).build();
    }

    /** The same role with another name and permissions; a default role's texts follow its name. */
    Role with(String newName, List<String> newPermissions) {
        return RoleBuilder.builder(this)
                .name(newName)
                .displayName(displayName.replace("." + name + ".", "." + newName + "."))
                .description(description.replace("." + name + ".", "." + newName + "."))
                .permissions(newPermissions)
                .build();
    }
}
