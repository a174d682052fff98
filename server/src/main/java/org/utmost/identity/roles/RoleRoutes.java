package org.utmost.identity.roles;

import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /roles. */
public final class RoleRoutes implements Routes {
    private static final int MOST_NAMES = 100;
    private static final Fails NO_ROLE = Fails.with(404, "app.role.get.app_error");

    private final RoleService roles;

    public RoleRoutes(RoleService roles) {
        this.roles = roles;
    }

    @Override
    public void addTo(Router api) {
        api.get("/roles", this::all)
                .lists(Role.class)
                .needs(Permission.MANAGE_SYSTEM)
                .says("List all roles");
        api.get("/roles/{role_id}", this::get)
                .gives(Role.class)
                .forUsers()
                .fails(NO_ROLE)
                .says("Get a role");
        api.get("/roles/name/{role_name}", this::byName)
                .gives(Role.class)
                .forUsers()
                .fails(404, "app.role.get_by_name.app_error")
                .says("Get a role by its name");
        api.post("/roles/names", this::byNames)
                .takes(String[].class)
                .reads()
                .lists(Role.class)
                .forUsers()
                .says("Get several roles by their names");
        api.put("/roles/{role_id}/patch", this::patch)
                .takes(RolePatch.class)
                .gives(Role.class)
                .needs(
                        Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS,
                        Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_SYSTEM_ROLES,
                        Permission.MANAGE_SYSTEM)
                .fails(NO_ROLE)
                .fails(400, "app.role.save.invalid_role.app_error")
                .fails(501, "api.roles.patch_roles.not_allowed_permission.error")
                .says("Change what a role grants");
    }

    private Reply all(Request request) {
        return Reply.json(roles.all());
    }

    private Reply get(Request request) {
        return Reply.json(roles.get(request.id("role_id")));
    }

    private Reply byName(Request request) {
        return Reply.json(roles.named(request.path("role_name")));
    }

    private Reply byNames(Request request) {
        var names = request.strings("rolenames");
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw ApiError.invalidBody("rolenames");
        }
        return Reply.json(roles.named(names));
    }

    private Reply patch(Request request) {
        RolePatch patch = request.body(RolePatch.class, "role");
        return Reply.json(roles.patch(request.session(), request.id("role_id"), patch));
    }
}
