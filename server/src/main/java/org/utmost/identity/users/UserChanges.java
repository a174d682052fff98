package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.MANAGE_ROLES;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.text.Names;

/** What may be changed of an account, and by whom. */
public final class UserChanges {
    private final Database database;
    private final UserStore users = new UserStore();
    private final UserService accounts;
    private final RoleService roles;
    private final Passwords passwords;
    private final PasswordGuard guard;
    private final Supplier<Config> config;
    private final Clock clock;

    public UserChanges(
            Database database,
            UserService accounts,
            RoleService roles,
            Passwords passwords,
            PasswordGuard guard,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.roles = roles;
        this.passwords = passwords;
        this.guard = guard;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Replaces what may be changed of an account.
     *
     * @throws ApiError as for {@link #patch}
     */
    User update(Session by, String id, UserPatch body) {
        return patch(by, id, body.whole(config.get().localization().defaultClientLocale()));
    }

    /**
     * Changes an account.
     *
     * @throws ApiError 403 for another's account without {@code edit_other_users}, 400 for what can't be taken; a new
     *     email of one's own needs the password, 401 for a wrong one or after too many of them
     */
    User patch(Session by, String id, UserPatch patch) {
        roles.requireSelfOr(by, id, EDIT_OTHER_USERS);
        User before = accounts.get(id);
        if (roles.have(before.roles(), MANAGE_SYSTEM)) {
            roles.requireSelfOr(by, id, MANAGE_SYSTEM);
        }
        UserPatch change = folded(patch);
        if (change.email() != null && !change.email().equals(before.email())) {
            roles.requireControl(by, id, EDIT_OTHER_USERS);
            if (by.userId().equals(id)) {
                requirePassword(patch.password(), before, by);
            }
            accounts.requireDomain(change.email(), "api.user.update_user.accepted_domain.app_error");
        }
        try {
            return database.write(tx -> {
                users.patch(tx, id, change, clock.millis());
                User after = accounts.get(tx, id);
                UserRules.check(after);
                tx.publish(new UserEvent.Updated(after, before.updateAt()));
                return after;
            });
        } catch (UniqueViolation taken) {
            throw UserService.taken(taken);
        }
    }

    /**
     * Gives an account other system roles.
     *
     * @throws ApiError 403 without {@code manage_roles}, 400 for an unknown role or the last system admin
     */
    void setRoles(Session by, String id, String names) {
        roles.require(by, MANAGE_ROLES);
        User before = accounts.get(id);
        List<String> wanted = List.of(names.split(" "));
        boolean userOrGuest = wanted.contains("system_user") || wanted.contains("system_guest");
        if (!userOrGuest || !wanted.stream().allMatch(roles::exists)) {
            throw ApiError.invalidBody("roles");
        }
        boolean demoted = roles.have(before.roles(), MANAGE_SYSTEM) && !roles.have(names, MANAGE_SYSTEM);
        if ((demoted || roles.have(names, MANAGE_SYSTEM)) && !roles.permits(by, MANAGE_SYSTEM)) {
            throw ApiError.noPermission(MANAGE_SYSTEM);
        }
        database.change(tx -> {
            if (!roles.have(names, MANAGE_SYSTEM)) {
                requireAnother(tx, id);
            }
            users.setRoles(tx, id, names, clock.millis());
            tx.publish(new UserEvent.RolesChanged(accounts.get(tx, id)));
        });
    }

    /**
     * Activates or deactivates an account; deactivating ends all it has open.
     *
     * @throws ApiError 401 for one's own account where {@code EnableUserDeactivation} is off, 403 for another's without
     *     the permission, 400 for the last system admin
     */
    void setActive(Session by, String id, boolean active) {
        User before = accounts.get(id);
        boolean self = by.userId().equals(id);
        if (self) {
            roles.requireControl(by, id, SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS);
        }
        boolean manages = roles.permits(by, SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS);
        if (!manages && !(self && !active)) {
            throw ApiError.forbidden("api.user.update_active.permissions.app_error");
        }
        if (self
                && !active
                && !manages
                && !config.get().view(SignUpSettings.class).enableUserDeactivation()) {
            throw ApiError.unauthorized("api.user.update_active.not_enable.app_error");
        }
        if (roles.have(before.roles(), MANAGE_SYSTEM)) {
            roles.requireSelfOr(by, id, MANAGE_SYSTEM);
        }
        long now = clock.millis();
        database.change(tx -> {
            if (!active) {
                requireAnother(tx, id);
            }
            users.setDeleteAt(tx, id, active ? 0 : now, now);
            tx.publish(new UserEvent.ActiveChanged(accounts.get(tx, id)));
        });
    }

    /**
     * Gives an account a new password: its owner by the current one, an administrator without.
     *
     * @throws ApiError 400 for a wrong current or an unfit new password, 401 after too many wrong ones, 403 for another's
     *     account
     */
    void setPassword(Session by, String id, String current, String next) {
        User user = accounts.get(id);
        boolean own = by.userId().equals(id);
        if (own) {
            roles.requireControl(by, id, SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS);
            if (current.isEmpty()) {
                throw ApiError.invalidBody("current_password");
            }
            if (!guard.confirms(current, user, by)) {
                throw ApiError.badRequest("api.user.update_password.incorrect.app_error");
            }
        } else if (!roles.permits(by, SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS)
                || roles.have(user.roles(), MANAGE_SYSTEM) && !roles.permits(by, MANAGE_SYSTEM)) {
            throw ApiError.forbidden("api.user.update_password.context.app_error");
        }
        setPassword(user, next, own ? by.id() : "");
    }

    /**
     * Sets a password as the operator of the server; an account that too many attempts have locked opens again.
     *
     * @throws ApiError 400 for an unfit password
     */
    public void setPassword(User user, String next) {
        setPassword(user, next, "");
    }

    private void setPassword(User user, String next, String sessionId) {
        PasswordRules.check(next, user, config.get().view(PasswordSettings.class));
        String hash = passwords.hash(next);
        database.change(tx -> {
            users.setPassword(tx, user.id(), hash, clock.millis());
            tx.publish(new UserEvent.PasswordChanged(accounts.get(tx, user.id()), sessionId));
        });
    }

    /** Demands that it is not the last active system admin who goes; two who would go at once wait for each other. */
    private void requireAnother(Tx tx, String id) {
        boolean administrator = roles.have(accounts.get(tx, id).roles(), MANAGE_SYSTEM);
        if (administrator && users.lockActive(tx, "system_admin").equals(List.of(id))) {
            throw ApiError.badRequest("app.user.update.lastAdmin.app_error");
        }
    }

    private void requirePassword(@Nullable String password, User user, Session by) {
        if (password == null) {
            throw ApiError.invalidBody("password");
        }
        if (!guard.confirms(password, user, by)) {
            throw ApiError.unauthorized("api.user.check_user_password.invalid.app_error");
        }
    }

    private static UserPatch folded(UserPatch patch) {
        return new UserPatch(
                patch.id(),
                patch.email() == null ? null : patch.email().strip().toLowerCase(Locale.ROOT),
                patch.username() == null ? null : Names.clean(patch.username()).toLowerCase(Locale.ROOT),
                null,
                clean(patch.nickname()),
                clean(patch.firstName()),
                clean(patch.lastName()),
                patch.position(),
                patch.locale(),
                patch.props(),
                patch.notifyProps(),
                patch.timezone());
    }

    private static @Nullable String clean(@Nullable String name) {
        return name == null ? null : Names.clean(name);
    }
}
