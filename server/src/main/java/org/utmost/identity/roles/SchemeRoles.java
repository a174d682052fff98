package org.utmost.identity.roles;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;

/** The roles that schemes have of their own. They are read where they are asked for, as there may be many. */
public final class SchemeRoles {
    private final RoleStore store = new RoleStore();
    private final Clock clock;
    private final Ids ids;

    public SchemeRoles(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes roles for a scheme. */
    public void create(Tx tx, String schemeId, Collection<NewSchemeRole> wanted) {
        long now = clock.millis();
        store.insertMissing(
                tx,
                wanted.stream()
                        .map(role -> new Role(
                                ids.newId(),
                                role.name(),
                                role.displayName(),
                                "",
                                now,
                                now,
                                0,
                                role.grants().stream().map(Permission::id).toList(),
                                true,
                                false,
                                schemeId))
                        .toList());
    }

    /** Marks a scheme's roles as deleted. */
    public void delete(Tx tx, String schemeId) {
        store.deleteOfScheme(tx, schemeId, clock.millis());
    }

    /** What the roles of these schemes grant, by their names. */
    public Map<String, Set<Permission>> granted(Reader db, Collection<String> schemeIds) {
        return store.ofSchemes(db, schemeIds).stream().collect(Collectors.toMap(Role::name, Role::grants));
    }
}
