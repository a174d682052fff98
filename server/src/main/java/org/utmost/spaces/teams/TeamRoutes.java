package org.utmost.spaces.teams;

import static org.utmost.identity.roles.Permission.ADD_USER_TO_TEAM;
import static org.utmost.identity.roles.Permission.CREATE_TEAM;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.LIST_PRIVATE_TEAMS;
import static org.utmost.identity.roles.Permission.LIST_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.MANAGE_TEAM;
import static org.utmost.identity.roles.Permission.REMOVE_USER_FROM_TEAM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_COMPLIANCE_DATA_RETENTION_POLICY;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.UserService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /teams, /users/{user_id}/teams. */
public final class TeamRoutes implements Routes {
    private record NewMember(
            @Nullable String teamId, @Nullable String userId) {}

    private record Exists(boolean exists) {}

    private record Counted(List<Team> teams, long totalCount) {}

    private final TeamService teams;
    private final TeamMemberService members;

    public TeamRoutes(TeamService teams, TeamMemberService members) {
        this.teams = teams;
        this.members = members;
    }

    @Override
    public void addTo(Router api) {
        api.post("/teams", this::create)
                .takes(NewTeam.class)
                .creates(Team.class)
                .needs(CREATE_TEAM)
                .fails(TeamRules.REFUSED)
                .fails(400, "app.team.save.existing.app_error")
                .says("Create a team");
        api.get("/teams", this::list)
                .pages()
                .query(flag("include_total_count"), flag("exclude_policy_constrained"))
                .lists(Team.class)
                .forUsers()
                .narrowedBy(LIST_PUBLIC_TEAMS, LIST_PRIVATE_TEAMS, SYSCONSOLE_READ_COMPLIANCE_DATA_RETENTION_POLICY)
                .says("List the teams one may see");
        api.get("/teams/{team_id}", this::get)
                .gives(Team.class)
                .needs(VIEW_TEAM, LIST_PUBLIC_TEAMS)
                .fails(TeamService.NO_TEAM)
                .says("Get a team");
        api.delete("/teams/{team_id}", this::archive)
                .query(flag("permanent"))
                .needs(MANAGE_TEAM)
                .fails(TeamService.NO_TEAM)
                .fails(401, "api.user.delete_team.not_enabled.app_error")
                .says("Archive a team");
        api.get("/teams/name/{name}", this::byName)
                .gives(Team.class)
                .needs(VIEW_TEAM, LIST_PUBLIC_TEAMS)
                .fails(404, "app.team.get_by_name.missing.app_error")
                .says("Get a team by its name");
        api.get("/teams/name/{name}/exists", this::exists)
                .gives(Exists.class)
                .forUsers()
                .says("Whether a team exists");
        api.get("/users/{user_id}/teams", this::ofUser)
                .lists(Team.class)
                .needs(oneselfOr(MANAGE_SYSTEM))
                .says("List a user's teams");
        api.get("/users/{user_id}/teams/members", this::memberships)
                .lists(TeamMember.class)
                .needs(oneselfOr(MANAGE_SYSTEM))
                .says("List a user's team memberships");
        api.get("/teams/{team_id}/members", this::members)
                .pages()
                .query(text("sort"), flag("exclude_deleted_users"))
                .lists(TeamMember.class)
                .needs(VIEW_TEAM)
                .says("List a team's members");
        api.post("/teams/{team_id}/members", this::addMember)
                .takes(NewMember.class)
                .creates(TeamMember.class)
                .needs(JOIN_PUBLIC_TEAMS, ADD_USER_TO_TEAM)
                .fails(TeamService.NO_TEAM)
                .fails(UserService.NO_USER)
                .fails(400, "api.team.add_members.user_denied", "app.team.join_user_to_team.max_accounts.app_error")
                .says("Add a user to a team");
        api.get("/teams/{team_id}/members/{user_id}", this::member)
                .gives(TeamMember.class)
                .needs(VIEW_TEAM)
                .fails(TeamMemberService.NO_MEMBER)
                .says("Get a member");
        api.delete("/teams/{team_id}/members/{user_id}", this::removeMember)
                .needs(oneselfOr(REMOVE_USER_FROM_TEAM))
                .fails(TeamService.NO_TEAM)
                .fails(TeamMemberService.NO_MEMBER)
                .says("Remove a user from a team");
        api.get("/teams/{team_id}/stats", this::stats)
                .gives(TeamStats.class)
                .needs(VIEW_TEAM)
                .says("Count a team's members");
    }

    private Reply create(Request request) {
        return Reply.json(201, teams.create(request.session(), request.body(NewTeam.class, "team")));
    }

    private Reply list(Request request) {
        if (request.flag("exclude_policy_constrained")) {
            teams.requirePolicies(request.session());
        }
        List<Team> page = teams.list(request.session(), request.page());
        return request.flag("include_total_count")
                ? Reply.json(new Counted(page, teams.count(request.session())))
                : Reply.json(page);
    }

    private Reply get(Request request) {
        return Reply.json(teams.get(request.session(), request.id("team_id"))).etagOfContent();
    }

    private Reply archive(Request request) {
        if (request.flag("permanent")) {
            throw ApiError.unauthorized("api.user.delete_team.not_enabled.app_error");
        }
        teams.archive(request.session(), request.id("team_id"));
        return Reply.ok();
    }

    private Reply byName(Request request) {
        return Reply.json(teams.byName(request.session(), request.path("name"))).etagOfContent();
    }

    private Reply exists(Request request) {
        return Reply.json(new Exists(teams.exists(request.session(), request.path("name"))));
    }

    private Reply ofUser(Request request) {
        return Reply.json(teams.ofUser(request.session(), request.userId()));
    }

    private Reply memberships(Request request) {
        return Reply.json(members.ofUser(request.session(), request.userId()));
    }

    private Reply members(Request request) {
        MemberOrder order =
                new MemberOrder(request.query("sort").equals("Username"), request.flag("exclude_deleted_users"));
        return Reply.json(members.list(request.session(), request.id("team_id"), order, request.page()));
    }

    private Reply addMember(Request request) {
        NewMember body = request.body(NewMember.class, "team_member");
        String userId = body.userId();
        if (userId == null || !Ids.isValid(userId)) {
            throw ApiError.invalidBody("user_id");
        }
        if (!request.id("team_id").equals(body.teamId())) {
            throw ApiError.invalidBody("team_id");
        }
        return Reply.json(201, members.add(request.session(), request.id("team_id"), userId));
    }

    private Reply member(Request request) {
        return Reply.json(members.get(request.session(), request.id("team_id"), request.userId()));
    }

    private Reply removeMember(Request request) {
        members.remove(request.session(), request.id("team_id"), request.userId());
        return Reply.ok();
    }

    private Reply stats(Request request) {
        return Reply.json(members.stats(request.session(), request.id("team_id")));
    }
}
