package org.utmost.identity.roles;

import static org.utmost.platform.http.Access.session;
import static org.utmost.platform.http.Access.system;
import static org.utmost.platform.http.Shape.gives;
import static org.utmost.platform.http.Shape.lists;

import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /roles. */
public final class RoleRoutes implements Routes {
    private static final int MOST_NAMES = 100;

    private final RoleService roles;

    public RoleRoutes(RoleService roles) {
        this.roles = roles;
    }

    @Override
    public void addTo(Router api) {
        api.get("/roles", this::all, system(Permission.MANAGE_SYSTEM), lists(Role.class), "List all roles");
        api.get("/roles/{role_id}", this::get, session(), gives(Role.class), "Get a role");
        api.get("/roles/name/{role_name}", this::byName, session(), gives(Role.class), "Get a role by its name");
        api.post(
                "/roles/names",
                this::byNames,
                session(),
                lists(Role.class).from(String[].class).reading(),
                "Get several roles by their names");
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
}
