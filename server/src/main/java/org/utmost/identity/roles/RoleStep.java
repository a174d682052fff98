package org.utmost.identity.roles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Tx;

/**
 * What has changed in the default roles since databases were made that still live. A database takes each step once, so
 * what an administrator changes afterwards stays; a new one has no role to change when it takes them.
 */
enum RoleStep {
    EDIT_FILE_ATTACHMENT(
            role -> role.has(Permission.EDIT_POST.id()) ? given(role, Permission.EDIT_FILE_ATTACHMENT) : role),
    MANAGE_AGENTS(giving(Permission.MANAGE_OWN_AGENT, Permission.MANAGE_OTHERS_AGENT)),
    TEAM_ACCESS_RULES(giving(Permission.MANAGE_TEAM_ACCESS_RULES)),
    DISCOVERABLE_CHANNELS(
            giving(Permission.MANAGE_PRIVATE_CHANNEL_DISCOVERABILITY, Permission.MANAGE_CHANNEL_JOIN_REQUESTS)),
    AI_RECAPS(giving(Permission.SYSCONSOLE_READ_AI_RECAPS, Permission.SYSCONSOLE_WRITE_AI_RECAPS)),
    NO_TEAM_IMPORT(role -> without(role, "import_team")),
    SHARED_CHANNEL_MANAGER(role -> renamed(role, "shared_channel_manager", "system_shared_channel_manager")),
    NO_SECURE_CONNECTION_MANAGER(role -> role.name().equals("secure_connection_manager") ? null : role);

    @SuppressWarnings("ImmutableEnumChecker") // functions of their argument
    private final Function<Role, @Nullable Role> change;

    RoleStep(Function<Role, @Nullable Role> change) {
        this.change = change;
    }

    /** Takes those steps that the database has not taken. */
    static void takeAll(Tx tx, RoleStore store, long now) {
        Set<String> taken = store.steps(tx);
        for (RoleStep step : values()) {
            if (!taken.contains(step.id())) {
                store.all(tx).forEach(role -> step.take(tx, store, role, now));
                store.noteStep(tx, step.id(), now);
            }
        }
    }

    /** The names under which databases note the steps. */
    static Set<String> ids() {
        return Arrays.stream(values()).map(RoleStep::id).collect(Collectors.toSet());
    }

    private String id() {
        return RoleStore.STEP + name().toLowerCase(Locale.ROOT);
    }

    private void take(Tx tx, RoleStore store, Role before, long now) {
        Role after = change.apply(before);
        if (after == null) {
            store.delete(tx, before.id());
            store.replaceInUsers(tx, before.name(), "", now);
        } else if (!after.equals(before)) {
            store.update(tx, after, now);
            store.replaceInUsers(tx, before.name(), after.name(), now);
        }
    }

    /** Gives permissions to the default roles that have them in a new database. */
    private static Function<Role, @Nullable Role> giving(Permission... permissions) {
        return role -> {
            Role after = role;
            for (Permission permission : permissions) {
                after = permission.roles().contains(role.name()) ? given(after, permission) : after;
            }
            return after;
        };
    }

    private static Role given(Role role, Permission permission) {
        if (role.has(permission.id())) {
            return role;
        }
        List<String> permissions = new ArrayList<>(role.permissions());
        permissions.add(permission.id());
        return role.with(role.name(), permissions);
    }

    private static Role without(Role role, String permission) {
        return role.with(
                role.name(),
                role.permissions().stream()
                        .filter(each -> !each.equals(permission))
                        .toList());
    }

    private static Role renamed(Role role, String before, String after) {
        return role.name().equals(before) ? role.with(after, role.permissions()) : role;
    }
}
