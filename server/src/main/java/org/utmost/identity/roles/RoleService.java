package org.utmost.identity.roles;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.utmost.platform.database.Database;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Scope;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;

/** The roles, and what a set of role names may do. */
public final class RoleService {
    /** The default roles whose texts have another name than they. */
    private static final Set<String> GLOBAL = Set.of("system_admin", "system_guest", "system_user");

    /** The default roles that a scheme replaces by its own. */
    private static final Set<String> SCHEME_MANAGED = Set.of(
            "channel_admin",
            "channel_guest",
            "channel_user",
            "playbook_admin",
            "playbook_member",
            "run_admin",
            "run_member",
            "system_admin",
            "system_guest",
            "system_user",
            "team_admin",
            "team_guest",
            "team_user");

    /** Who runs the system alone decides over these, and nobody gets them by a patch. */
    private static final Set<Permission> UNPATCHED = EnumSet.of(
            Permission.MANAGE_SYSTEM,
            Permission.MANAGE_ROLES,
            Permission.SYSCONSOLE_READ_USER_MANAGEMENT_SYSTEM_ROLES,
            Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_SYSTEM_ROLES);

    /** The default roles of parts of the system console. */
    private static final Set<String> CONSOLE =
            Set.of("system_manager", "system_user_manager", "system_read_only_admin", "system_custom_group_admin");

    private final Database database;
    private final Clock clock;
    private final RoleStore store = new RoleStore();
    private final BoundRoles bound = new BoundRoles(store);

    /** The roles that are no scheme's and what their sets grant, replaced as one. */
    private volatile Known known;

    /** Reads the roles; brings those of an older server up to date, and adds default ones that the database lacks. */
    public RoleService(Database database, EventBus events, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        List<Role> stored = database.read(store::ofNoScheme);
        if (!database.read(store::steps).containsAll(RoleStep.ids())
                || !missing(stored, clock, ids).isEmpty()) {
            stored = database.write(tx -> {
                RoleStep.takeAll(tx, store, clock.millis());
                store.insertMissing(tx, missing(store.ofNoScheme(tx), clock, ids));
                return store.ofNoScheme(tx);
            });
        }
        known = new Known(stored);
        events.onCommit(RoleEvent.class, changed -> learn(changed.role()));
        events.onMissed(() -> known = new Known(database.read(store::ofNoScheme)));
    }

    /** Of two changes of a role the later one counts, whichever is told first. */
    private synchronized void learn(Role role) {
        Role before = known.byName.get(role.name());
        if (role.schemeId() == null && (before == null || before.updateAt() < role.updateAt())) {
            known = known.with(role);
        }
    }

    /** A state of the roles, with what was asked of it. */
    private static final class Known {
        private final Map<String, Role> byName = new LinkedHashMap<>();

        /** By the words of a {@code roles} field. */
        private final LoadingCache<String, Set<Permission>> permissions =
                Caffeine.newBuilder().maximumSize(1_000).build(this::union);

        Known(Collection<Role> roles) {
            roles.forEach(role -> byName.put(role.name(), role));
        }

        Known with(Role role) {
            Known next = new Known(byName.values());
            next.byName.put(role.name(), role);
            return next;
        }

        private Set<Permission> union(String roles) {
            Set<Permission> held = EnumSet.noneOf(Permission.class);
            for (String name : RoleNames.of(roles).names()) {
                Role role = byName.get(name);
                held.addAll(role == null ? Set.of() : role.grants());
            }
            return held;
        }
    }

    /** Whether one of the roles, named with spaces between, has the permission. */
    public boolean have(String roles, Permission permission) {
        return known.permissions.get(roles).contains(permission);
    }

    /** What a default role grants. */
    public Set<Permission> granted(String defaultRole) {
        return known.permissions.get(defaultRole);
    }

    /**
     * Whether the caller has the permission by what they hold in a team or channel, or over the system.
     *
     * @param here what the flags of a membership grant there
     */
    public boolean permits(Session by, Permission permission, MemberRoles held, MemberGrants here) {
        if (here.have(held, permission) || !held.explicit().isEmpty() && have(held.explicit(), permission)) {
            by.found(permission);
            return true;
        }
        return permits(by, permission);
    }

    /** Whether the caller has the permission over the whole system, and the scopes of their token let them use it. */
    public boolean permits(Session by, Permission permission) {
        boolean permitted = (permission.common() || by.covers(Scope.ADMIN)) && have(by.roles(), permission);
        if (permitted) {
            by.found(permission);
        }
        return permitted;
    }

    /**
     * Demands a permission over the whole system.
     *
     * @throws ApiError 403 without it, or without the scope for it
     */
    public void require(Session by, Permission permission) {
        if (!permits(by, permission)) {
            throw have(by.roles(), permission) ? ApiError.lacksScope(Scope.ADMIN) : ApiError.noPermission(permission);
        }
    }

    /**
     * Demands that the caller is that user, or has the permission over the whole system.
     *
     * @throws ApiError 403 otherwise
     */
    public void requireSelfOr(Session by, String userId, Permission permission) {
        if (!by.belongsTo(userId)) {
            require(by, permission);
        }
    }

    /**
     * Demands to be let decide who gets into an account: its password, address, sessions and tokens, and whether it is
     * active. Its owner may, and who has the permission over the whole system.
     *
     * @throws ApiError 403 otherwise, and for a limited token without the scope {@code admin}, its owner's too
     */
    public void requireControl(Session by, String userId, Permission permission) {
        requireSelfOr(by, userId, permission);
        if (!by.covers(Scope.ADMIN)) {
            throw ApiError.lacksScope(Scope.ADMIN);
        }
    }

    /** Whether a role of that name exists, which is no scheme's. */
    public boolean exists(String name) {
        return known.byName.containsKey(name);
    }

    /**
     * The role of that id.
     *
     * @throws ApiError 404 if there is none
     */
    Role get(String id) {
        Role found = known.byName.values().stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseGet(() -> database.read(db -> store.find(db, id)));
        if (found == null) {
            throw ApiError.notFound("app.role.get.app_error");
        }
        return asItCounts(found);
    }

    /** The role, which may be a channel scheme's, with what it grants there beside the scheme of the team. */
    public Role asItCounts(Role role) {
        return role.schemeId() == null
                ? role
                : database.read(db -> bound.asTheyCount(db, List.of(role))).getFirst();
    }

    /** The roles of channels' own schemes that are bound by a role, as they count, by the ids of the channels. */
    public Map<String, Role> under(Role role) {
        return database.read(db -> bound.under(db, role.name()));
    }

    /**
     * The role of that name.
     *
     * @throws ApiError 404 if there is none
     */
    Role named(String name) {
        return named(List.of(name)).stream()
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("app.role.get_by_name.app_error"));
    }

    /** Those of the names that are roles. */
    List<Role> named(Collection<String> names) {
        Map<String, Role> here = known.byName;
        Set<String> others = new HashSet<>(names);
        others.removeAll(here.keySet());
        List<Role> found = new ArrayList<>();
        Set.copyOf(names).stream().map(here::get).filter(Objects::nonNull).forEach(found::add);
        if (!others.isEmpty()) {
            found.addAll(database.read(db -> bound.asTheyCount(db, store.named(db, others))));
        }
        return found;
    }

    /** All roles, by name. */
    List<Role> all() {
        return database.read(bound::all);
    }

    /**
     * Changes what a role grants.
     *
     * @throws ApiError 404 if there is none of that id, 400 for a permission that there isn't, 403 without the permission to
     *     edit roles of its kind, 501 for one of the permissions that no patch gives or takes
     */
    Role patch(Session by, String id, RolePatch patch) {
        require(by, editor(get(id)));
        List<String> wanted = patch.permissions();
        if (wanted == null) {
            return get(id);
        }
        return asItCounts(database.write(tx -> {
            Role before = store.lock(tx, id);
            List<String> granted = wanted.stream().distinct().toList();
            check(before, granted);
            if (granted.equals(before.permissions())) {
                return before;
            }
            Role after = before.granting(granted, Math.max(clock.millis(), before.updateAt() + 1));
            store.update(tx, after, after.updateAt());
            tx.publish(new RoleEvent.Changed(after, before.updateAt()));
            return after;
        }));
    }

    private static void check(Role before, List<String> granted) {
        for (String permission : granted) {
            if (Permission.find(permission) == null && !before.has(permission)) {
                throw ApiError.badRequest("app.role.save.invalid_role.app_error")
                        .with("permission", permission);
            }
        }
        for (Permission permission : UNPATCHED) {
            if (granted.contains(permission.id()) != before.has(permission.id())) {
                throw ApiError.disabled("api.roles.patch_roles.not_allowed_permission.error")
                        .with("permission", permission.id());
            }
        }
    }

    /** What it takes to edit a role: those who run the system may edit all. */
    private static Permission editor(Role role) {
        if (role.name().equals("system_admin")) {
            return Permission.MANAGE_SYSTEM;
        }
        return CONSOLE.contains(role.name())
                ? Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_SYSTEM_ROLES
                : Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS;
    }

    private static List<Role> missing(List<Role> stored, Clock clock, Ids ids) {
        Set<String> names = new HashSet<>();
        stored.forEach(role -> names.add(role.name()));
        return Permission.roleNames().stream()
                .filter(name -> !names.contains(name))
                .map(name -> builtIn(name, clock.millis(), ids))
                .toList();
    }

    private static Role builtIn(String name, long now, Ids ids) {
        List<String> permissions =
                Permission.of(name).stream().map(Permission::id).toList();
        String textName = GLOBAL.contains(name) ? name.replace("system_", "global_") : name;
        return RoleBuilder.builder()
                .id(ids.newId())
                .name(name)
                .displayName("authentication.roles." + textName + ".name")
                .description("authentication.roles." + textName + ".description")
                .createAt(now)
                .updateAt(now)
                .permissions(permissions)
                .schemeManaged(SCHEME_MANAGED.contains(name))
                .builtIn(!name.equals("custom_group_user"))
                .build();
    }
}
