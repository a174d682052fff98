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
import java.util.Set;
import org.utmost.platform.database.Database;
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

    private final Map<String, Role> byName = new LinkedHashMap<>();

    /** By the words of a {@code roles} field. Roles do not change while the server runs, so nothing invalidates it. */
    private final LoadingCache<String, Set<Permission>> permissions =
            Caffeine.newBuilder().maximumSize(1_000).build(this::union);

    /** Reads the roles; brings those of an older server up to date, and adds default ones that the database lacks. */
    public RoleService(Database database, Clock clock, Ids ids) {
        RoleStore store = new RoleStore();
        List<Role> stored = database.read(store::all);
        if (!database.read(store::steps).containsAll(RoleStep.ids())
                || !missing(stored, clock, ids).isEmpty()) {
            stored = database.write(tx -> {
                RoleStep.takeAll(tx, store, clock.millis());
                store.insertMissing(tx, missing(store.all(tx), clock, ids));
                return store.all(tx);
            });
        }
        stored.forEach(role -> byName.put(role.name(), role));
    }

    /** Whether one of the roles, named with spaces between, has the permission. */
    public boolean grant(String roles, Permission permission) {
        return permissions.get(roles).contains(permission);
    }

    /** Whether the caller has the permission over the whole system, and the scopes of their token let them use it. */
    public boolean permits(Session by, Permission permission) {
        return (permission.common() || by.covers(Scope.ADMIN)) && grant(by.roles(), permission);
    }

    /**
     * Demands a permission over the whole system.
     *
     * @throws ApiError 403 without it, or without the scope for it
     */
    public void require(Session by, Permission permission) {
        if (!permits(by, permission)) {
            throw grant(by.roles(), permission) ? ApiError.lacksScope(Scope.ADMIN) : ApiError.noPermission(permission);
        }
    }

    /**
     * Demands that the caller is that user, or has the permission over the whole system.
     *
     * @throws ApiError 403 otherwise
     */
    public void requireSelfOr(Session by, String userId, Permission permission) {
        if (!by.userId().equals(userId)) {
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

    /** Whether a role of that name exists. */
    public boolean exists(String name) {
        return byName.containsKey(name);
    }

    /**
     * The role of that id.
     *
     * @throws ApiError 404 if there is none
     */
    Role get(String id) {
        return byName.values().stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("app.role.get.app_error"));
    }

    /**
     * The role of that name.
     *
     * @throws ApiError 404 if there is none
     */
    Role named(String name) {
        Role role = byName.get(name);
        if (role == null) {
            throw ApiError.notFound("app.role.get_by_name.app_error");
        }
        return role;
    }

    /** Those of the names that are roles. */
    List<Role> named(Collection<String> names) {
        List<Role> found = new ArrayList<>();
        for (String name : Set.copyOf(names)) {
            Role role = byName.get(name);
            if (role != null) {
                found.add(role);
            }
        }
        return found;
    }

    /** All roles, by name. */
    List<Role> all() {
        return List.copyOf(byName.values());
    }

    private Set<Permission> union(String roles) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (String name : RoleNames.of(roles).names()) {
            Role role = byName.get(name);
            if (role == null) {
                continue;
            }
            for (String id : role.permissions()) {
                Permission permission = Permission.find(id);
                if (permission != null) {
                    held.add(permission);
                }
            }
        }
        return held;
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
        return new Role(
                ids.newId(),
                name,
                "authentication.roles." + textName + ".name",
                "authentication.roles." + textName + ".description",
                now,
                now,
                0,
                permissions,
                SCHEME_MANAGED.contains(name),
                !name.equals("custom_group_user"));
    }
}
