package org.utmost.identity.roles;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.identity.roles.BoundStore.Bound;
import org.utmost.platform.database.Reader;

/**
 * The roles of channel schemes as they count, which is how clients see them: they grant no more than the roles that they
 * stand in for. Where a scheme has channels in several teams, a role is shown with what it grants in any of them.
 */
final class BoundRoles {
    private final RoleStore roles;
    private final BoundStore bounds = new BoundStore();

    BoundRoles(RoleStore roles) {
        this.roles = roles;
    }

    /** All roles, by name. */
    List<Role> all(Reader db) {
        return asTheyCount(db, roles.all(db), bounds.all(db));
    }

    /** These roles; a query is asked only if one of them is a scheme's. */
    List<Role> asTheyCount(Reader db, List<Role> found) {
        List<String> schemeIds = found.stream()
                .map(Role::schemeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return schemeIds.isEmpty() ? found : asTheyCount(db, found, bounds.of(db, schemeIds));
    }

    /** The roles of channels' own schemes that stand in for a role, by channel ids. */
    Map<String, Role> under(Reader db, String higher) {
        Map<String, String> names = bounds.under(db, higher);
        Map<String, Role> lower = byName(asTheyCount(db, roles.named(db, Set.copyOf(names.values()))));
        Map<String, Role> byChannel = new HashMap<>();
        names.forEach((channelId, name) -> byChannel.put(channelId, lower.get(name)));
        return byChannel;
    }

    private List<Role> asTheyCount(Reader db, List<Role> found, List<Bound> bound) {
        if (bound.isEmpty()) {
            return found;
        }
        Map<String, Role> own = byName(found);
        Set<String> higherNames = bound.stream().map(Bound::higher).collect(Collectors.toSet());
        Map<String, Role> higher = byName(roles.named(db, higherNames));
        Map<String, Set<Permission>> granted = new HashMap<>();
        for (Bound each : bound) {
            Role lower = own.get(each.name());
            Role upper = higher.get(each.higher());
            if (lower != null && upper != null) {
                granted.computeIfAbsent(each.name(), name -> EnumSet.noneOf(Permission.class))
                        .addAll(Moderation.within(each.admin() ? upper.grants() : lower.grants(), upper.grants()));
            }
        }
        return found.stream().map(role -> shown(role, granted)).toList();
    }

    private static Role shown(Role role, Map<String, Set<Permission>> granted) {
        Set<Permission> counting = granted.get(role.name());
        return counting == null
                ? role
                : role.granting(counting.stream().map(Permission::id).toList(), role.updateAt());
    }

    private static Map<String, Role> byName(Collection<Role> roles) {
        return roles.stream().collect(Collectors.toMap(Role::name, role -> role));
    }
}
