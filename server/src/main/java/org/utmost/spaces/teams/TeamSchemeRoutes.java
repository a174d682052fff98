package org.utmost.spaces.teams;

import static org.utmost.identity.roles.Permission.MANAGE_TEAM_ROLES;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_USER_MANAGEMENT_TEAMS;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.schemes.SchemeChoice;
import org.utmost.spaces.schemes.SchemeFlags;
import org.utmost.spaces.schemes.SchemeService;

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
                .fails(SchemeService.NO_SCHEME)
                .fails(400, "api.scheme.get_teams_for_scheme.scope.error")
                .says("List the teams of a scheme");
        api.put("/teams/{team_id}/scheme", this::set)
                .takes(SchemeChoice.class)
                .needs(SYSCONSOLE_WRITE_USER_MANAGEMENT_PERMISSIONS)
                .fails(TeamService.NO_TEAM)
                .fails(SchemeService.NO_SCHEME)
                .fails(400, "api.team.update_team_scheme.scheme_scope.error")
                .says("Let a team follow a scheme");
        api.put("/teams/{team_id}/members/{user_id}/schemeRoles", this::setFlags)
                .takes(SchemeFlags.class)
                .needs(MANAGE_TEAM_ROLES)
                .fails(TeamService.NO_TEAM)
                .fails(TeamMemberService.NO_MEMBER)
                .fails(
                        400,
                        "api.team.update_team_member_roles.guest.app_error",
                        "api.team.update_team_member_roles.user_and_guest.app_error",
                        "api.team.update_team_member_roles.unset_user_scheme.app_error")
                .says("Set which of the scheme's roles a member of a team has");
    }

    private Reply ofScheme(Request request) {
        return Reply.json(schemes.of(request.session(), request.id("scheme_id"), request.page()));
    }

    private Reply set(Request request) {
        SchemeChoice choice = request.body(SchemeChoice.class, "scheme_id");
        schemes.set(request.id("team_id"), choice.wanted());
        return Reply.ok();
    }

    private Reply setFlags(Request request) {
        SchemeFlags flags = request.body(SchemeFlags.class, "scheme_roles");
        members.setFlags(request.session(), request.id("team_id"), request.userId(), flags);
        return Reply.ok();
    }
}
