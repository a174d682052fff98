package org.utmost.spaces.schemes;

import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_PERMISSIONS;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS;
import static org.utmost.platform.http.Parameter.text;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /schemes. */
public final class SchemeRoutes implements Routes {
    private final SchemeService schemes;

    public SchemeRoutes(SchemeService schemes) {
        this.schemes = schemes;
    }

    @Override
    public void addTo(Router api) {
        api.get("/schemes", this::list)
                .pages()
                .query(text("scope"))
                .lists(Scheme.class)
                .needs(SYSCONSOLE_READ_USER_MANAGEMENT_PERMISSIONS)
                .says("List the schemes");
        api.post("/schemes", this::create)
                .takes(NewScheme.class)
                .creates(Scheme.class)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS)
                .fails(SchemeRules.REFUSED)
                .says("Make a scheme with roles of its own");
        api.get("/schemes/{scheme_id}", this::get)
                .gives(Scheme.class)
                .needs(SYSCONSOLE_READ_USER_MANAGEMENT_PERMISSIONS)
                .fails(SchemeService.NO_SCHEME)
                .says("Get a scheme");
        api.delete("/schemes/{scheme_id}", this::delete)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS)
                .fails(SchemeService.NO_SCHEME)
                .says("Delete a scheme");
        api.put("/schemes/{scheme_id}/patch", this::patch)
                .takes(SchemePatch.class)
                .gives(Scheme.class)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS)
                .fails(SchemeService.NO_SCHEME)
                .fails(SchemeRules.REFUSED)
                .says("Change a scheme's name and texts");
    }

    private Reply list(Request request) {
        return Reply.json(schemes.list(scope(request.query("scope")), request.page()));
    }

    private Reply create(Request request) {
        return Reply.json(201, schemes.create(request.body(NewScheme.class, "scheme")));
    }

    private Reply get(Request request) {
        return Reply.json(schemes.get(request.id("scheme_id")));
    }

    private Reply delete(Request request) {
        schemes.delete(request.id("scheme_id"));
        return Reply.ok();
    }

    private Reply patch(Request request) {
        return Reply.json(schemes.patch(request.id("scheme_id"), request.body(SchemePatch.class, "scheme")));
    }

    private static @Nullable SchemeScope scope(String wanted) {
        return wanted.isEmpty() ? null : SchemeScope.find(wanted).orElseThrow(() -> ApiError.invalidUrl("scope"));
    }
}
