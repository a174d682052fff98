package org.utmost.spaces.teams;

import static org.utmost.identity.roles.Permission.MANAGE_TEAM_ROLES;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_TEAMS;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.schemes.SchemeFlags;
import org.utmost.spaces.schemes.SchemeWish;

/** /schemes/{scheme_id}/teams, the scheme of a team, the roles of members by it. */
public final class TeamSchemeRoutes implements Routes {
    private final TeamSchemeService schemes;
    private final TeamMemberService members;

    public TeamSchemeRoutes(TeamSchemeService schemes, TeamMemberService members) {
        this.schemes = schemes;
        this.members = members;
    }

    @Override
    public void addTo(Router api) {
        api.get("/schemes/{scheme_id}/teams", this::ofScheme)
                .pages()
                .lists(Team.class)
                .needs(SYSCONSOLE_READ_USER_MANAGEMENT_TEAMS)
                .says("List the teams of a scheme");
        api.put("/teams/{team_id}/scheme", this::set)
                .takes(SchemeWish.class)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS)
                .says("Let a team follow a scheme");
        api.put("/teams/{team_id}/members/{user_id}/schemeRoles", this::setFlags)
                .takes(SchemeFlags.class)
                .needs(MANAGE_TEAM_ROLES)
                .says("Set which of the scheme's roles a member of a team has");
    }

    private Reply ofScheme(Request request) {
        return Reply.json(schemes.of(request.session(), request.id("scheme_id"), request.page()));
    }

    private Reply set(Request request) {
        SchemeWish wish = request.body(SchemeWish.class, "scheme_id");
        schemes.set(request.id("team_id"), wish.wanted());
        return Reply.ok();
    }

    private Reply setFlags(Request request) {
        SchemeFlags flags = request.body(SchemeFlags.class, "scheme_roles");
        members.setFlags(request.session(), request.id("team_id"), request.userId(), flags);
        return Reply.ok();
    }
}
