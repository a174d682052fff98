package org.utmost.identity.roles;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
                        .map(role -> RoleBuilder.builder()
                                .id(ids.newId())
                                .name(role.name())
                                .displayName(role.displayName())
                                .description("")
                                .createAt(now)
                                .updateAt(now)
                                .permissions(role.grants().stream()
                                        .map(Permission::id)
                                        .toList())
                                .schemeManaged(true)
                                .schemeId(schemeId)
                                .build())
                        .toList());
    }

    /** Lets a role grant, of what is moderated, just that. */
    public void moderate(Tx tx, String name, Set<Permission> wanted) {
        Role before = store.lockByName(tx, name);
        Set<String> granted = new LinkedHashSet<>(before.permissions());
        Moderation.ALL.forEach(each -> granted.remove(each.id()));
        wanted.forEach(each -> granted.add(each.id()));
        if (!granted.equals(Set.copyOf(before.permissions()))) {
            Role after = before.granting(List.copyOf(granted), Math.max(clock.millis(), before.updateAt() + 1));
            store.update(tx, after, after.updateAt());
            tx.publish(new RoleEvent.Changed(after, before.updateAt()));
        }
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
