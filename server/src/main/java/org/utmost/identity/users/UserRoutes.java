package org.utmost.identity.users;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.MANAGE_ROLES;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.number;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Session;

/** /users: accounts. */
public final class UserRoutes implements Routes {
    private static final int MOST = 1_000;

    private static final Fails CHANGE_REFUSED = UserService.NO_USER
            .and(UserRules.REFUSED)
            .and(UserService.TAKEN)
            .and(PasswordGuard.LOCKED)
            .and(400, "api.user.update_user.accepted_domain.app_error")
            .and(401, "api.user.check_user_password.invalid.app_error");
    private static final Fails LAST_ADMIN = Fails.with(400, "app.user.update.lastAdmin.app_error");
    private static final Fails ACTIVATION_REFUSED = UserService.NO_USER
            .and(LAST_ADMIN)
            .and(401, "api.user.update_active.not_enable.app_error")
            .and(403, "api.user.update_active.permissions.app_error");

    private record NewRoles(@Nullable String roles) {}

    private record NewActive(@Nullable Boolean active) {}

    private record NewPassword(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    private record Stats(long totalUsersCount) {}

    private final UserService users;
    private final UserChanges changes;

    public UserRoutes(UserService users, UserChanges changes) {
        this.users = users;
        this.changes = changes;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users", this::create)
                .takes(NewUser.class)
                .creates(User.class)
                .forAnyone()
                .fails(UserRules.REFUSED)
                .fails(PasswordRules.REFUSED)
                .fails(UserService.TAKEN)
                .fails(400, "api.user.create_user.accepted_domain.app_error")
                .fails(403, "api.user.create_user.no_open_server")
                .fails(501, "api.user.create_user.signup_email_disabled.app_error")
                .says("Create a user");
        api.get("/users/stats", this::stats).gives(Stats.class).forUsers().says("Count the active users");
        api.post("/users/ids", this::byIds)
                .takes(String[].class)
                .query(number("since"))
                .reads()
                .lists(User.class)
                .forUsers()
                .says("Get users by id");
        api.post("/users/usernames", this::byUsernames)
                .takes(String[].class)
                .reads()
                .lists(User.class)
                .forUsers()
                .says("Get users by username");
        api.get("/users/{user_id}", this::get)
                .gives(User.class)
                .forUsers()
                .fails(UserService.NO_USER)
                .says("Get a user; me is the caller");
        api.get("/users/username/{username}", this::byUsername)
                .gives(User.class)
                .forUsers()
                .fails(404, "app.user.get_by_username.app_error")
                .says("Get a user by username");
        api.get("/users/email/{email}", this::byEmail)
                .gives(User.class)
                .forUsers()
                .fails(UserService.NO_USER)
                .fails(403, "api.user.get_user_by_email.permissions.app_error")
                .says("Get a user by email address");
        api.put("/users/{user_id}", this::update)
                .takes(UserPatch.class)
                .gives(User.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(CHANGE_REFUSED)
                .says("Update a user");
        api.put("/users/{user_id}/patch", this::patch)
                .takes(UserPatch.class)
                .gives(User.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(CHANGE_REFUSED)
                .says("Update some fields of a user");
        api.put("/users/{user_id}/roles", this::setRoles)
                .takes(NewRoles.class)
                .needs(MANAGE_ROLES)
                .fails(UserService.NO_USER)
                .fails(LAST_ADMIN)
                .says("Set a user's roles");
        api.put("/users/{user_id}/active", this::setActive)
                .takes(NewActive.class)
                .needs(oneselfOr(SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS))
                .fails(ACTIVATION_REFUSED)
                .says("Activate or deactivate a user");
        api.delete("/users/{user_id}", this::deactivate)
                .query(flag("permanent"))
                .needs(oneselfOr(SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS))
                .fails(ACTIVATION_REFUSED)
                .fails(401, "api.user.delete_user.not_enabled.app_error")
                .says("Deactivate a user");
        api.put("/users/{user_id}/password", this::setPassword)
                .takes(NewPassword.class)
                .needs(oneselfOr(SYSCONSOLE_WRITE_USER_MANAGEMENT_USERS))
                .fails(UserService.NO_USER)
                .fails(PasswordRules.REFUSED)
                .fails(PasswordGuard.LOCKED)
                .fails(400, "api.user.update_password.incorrect.app_error")
                .fails(403, "api.user.update_password.context.app_error")
                .says("Change a password");
    }

    private Reply create(Request request) {
        NewUser wanted = request.body(NewUser.class, "user");
        return Reply.json(201, users.create(request.sessionIfAny(), wanted));
    }

    private Reply stats(Request request) {
        return Reply.json(new Stats(users.count()));
    }

    private Reply byIds(Request request) {
        long since = request.number("since");
        return seen(
                request,
                users.byIds(some(request, "user_ids")).stream()
                        .filter(user -> user.updateAt() > since)
                        .toList());
    }

    private Reply byUsernames(Request request) {
        List<String> names = some(request, "usernames");
        return seen(
                request,
                users.byUsernames(names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList()));
    }

    private static List<String> some(Request request, String name) {
        List<String> texts = request.strings(name);
        if (texts.isEmpty() || texts.size() > MOST) {
            throw ApiError.invalidBody(name);
        }
        return texts;
    }

    private Reply get(Request request) {
        return one(request, users.get(request.userId()));
    }

    private Reply byUsername(Request request) {
        return one(request, users.byUsername(request.path("username")));
    }

    private Reply byEmail(Request request) {
        String email = request.path("email");
        if (!UserRules.isEmail(email)) {
            throw ApiError.invalidUrl("email");
        }
        return one(request, users.byEmail(request.session(), email));
    }

    private Reply update(Request request) {
        UserPatch patch = request.body(UserPatch.class, "user");
        if (!request.userId().equals(patch.id())) {
            throw ApiError.invalidBody("user_id");
        }
        return Reply.json(changes.update(request.session(), request.userId(), patch));
    }

    private Reply patch(Request request) {
        UserPatch patch = request.body(UserPatch.class, "user");
        return Reply.json(changes.patch(request.session(), request.userId(), patch));
    }

    private Reply setRoles(Request request) {
        String roles = request.body(NewRoles.class, "roles").roles();
        if (roles == null) {
            throw ApiError.invalidBody("roles");
        }
        changes.setRoles(request.session(), request.userId(), roles.strip());
        return Reply.ok();
    }

    private Reply setActive(Request request) {
        Boolean active = request.body(NewActive.class, "active").active();
        if (active == null) {
            throw ApiError.invalidBody("active");
        }
        changes.setActive(request.session(), request.userId(), active);
        return Reply.ok();
    }

    private Reply deactivate(Request request) {
        if (request.flag("permanent")) {
            throw ApiError.unauthorized("api.user.delete_user.not_enabled.app_error");
        }
        changes.setActive(request.session(), request.userId(), false);
        return Reply.ok();
    }

    private Reply setPassword(Request request) {
        NewPassword body = request.body(NewPassword.class, "new_password");
        if (body.newPassword() == null) {
            throw ApiError.invalidBody("new_password");
        }
        String current = body.currentPassword() == null ? "" : body.currentPassword();
        changes.setPassword(request.session(), request.userId(), current, body.newPassword());
        return Reply.ok();
    }

    private Reply one(Request request, User user) {
        User seen = users.seenBy(request.session(), user);
        return Reply.json(seen).etag(users.etag(user));
    }

    private Reply seen(Request request, List<User> found) {
        Session by = request.session();
        return Reply.json(found.stream().map(user -> users.seenBy(by, user)).toList());
    }
}
