package org.utmost.spaces.teams;

import static org.utmost.identity.roles.Permission.ADD_USER_TO_TEAM;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.MANAGE_TEAM_ROLES;
import static org.utmost.identity.roles.Permission.REMOVE_USER_FROM_TEAM;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.schemes.SchemeFlags;

/** Who is in a team: coming in, going out, being listed. */
public final class TeamMemberService {
    /** They are not in the team. */
    public static final Fails NO_MEMBER = Fails.with(404, "app.team.get_member.missing.app_error");

    private final Database database;
    private final TeamStore store = new TeamStore();
    private final TeamService teams;
    private final UserService users;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;

    public TeamMemberService(
            Database database,
            TeamService teams,
            UserService users,
            RoleService roles,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.teams = teams;
        this.users = users;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Puts a user into a team; one who is in already stays as they are.
     *
     * @throws ApiError 403 where the caller may not, 404 for an unknown team or user, 400 for a full or archived team or
     *     a deactivated user
     */
    TeamMember add(Session by, String teamId, String userId) {
        if (teams.get(teamId).open() && by.userId().equals(userId)) {
            roles.require(by, JOIN_PUBLIC_TEAMS);
        } else {
            teams.require(by, ADD_USER_TO_TEAM, teamId);
        }
        TeamMember added = database.write(tx -> {
            Team team = teams.lock(tx, teamId);
            User user = users.get(tx, userId);
            if (!user.active() || !team.active()) {
                throw ApiError.badRequest("api.team.add_members.user_denied").with("users", user.username());
            }
            TeamMember present = store.lockMember(tx, teamId, userId);
            if (present != null && present.active()) {
                return present;
            }
            int most = config.get().view(TeamSettings.class).maxUsersPerTeam();
            if (most > 0 && store.stats(tx, teamId).activeMemberCount() >= most) {
                throw ApiError.badRequest("app.team.join_user_to_team.max_accounts.app_error")
                        .with("max", String.valueOf(most));
            }
            teams.admit(tx, team, user, by.userId(), false);
            return active(store.findMember(tx, teamId, userId));
        });
        return seenBy(by, added);
    }

    /**
     * Takes a user out of a team and of its channels.
     *
     * @throws ApiError 403 for another without {@code remove_user_from_team}, 404 if they are not in
     */
    void remove(Session by, String teamId, String userId) {
        Team team = teams.get(teamId);
        if (!by.belongsTo(userId)) {
            teams.require(by, REMOVE_USER_FROM_TEAM, teamId);
        }
        database.change(tx -> {
            TeamMember member = lock(tx, teamId, userId);
            store.putMember(tx, member.left(clock.millis()));
            tx.publish(new TeamEvent.MemberRemoved(team, userId, by.userId()));
        });
    }

    /**
     * Sets which of the roles of the team's scheme a member has.
     *
     * @throws ApiError 403 without {@code manage_team_roles}, 404 if they are not in, 400 for a guest, or for a member who
     *     would be one or no user
     */
    void setFlags(Session by, String teamId, String userId, SchemeFlags flags) {
        teams.require(by, MANAGE_TEAM_ROLES, teamId);
        database.change(tx -> {
            TeamMember before = lock(tx, teamId, userId);
            if (before.schemeGuest()) {
                throw ApiError.badRequest("api.team.update_team_member_roles.guest.app_error");
            }
            if (flags.schemeGuest()) {
                throw ApiError.badRequest("api.team.update_team_member_roles.user_and_guest.app_error");
            }
            if (!flags.schemeUser()) {
                throw ApiError.badRequest("api.team.update_team_member_roles.unset_user_scheme.app_error");
            }
            store.putMember(tx, before.with(flags));
            tx.publish(new TeamEvent.MemberChanged(active(store.findMember(tx, teamId, userId))));
        });
    }

    /**
     * One member.
     *
     * @throws ApiError 403 without {@code view_team}, 404 if they are not in
     */
    TeamMember get(Session by, String teamId, String userId) {
        teams.require(by, VIEW_TEAM, teamId);
        return seenBy(by, active(database.read(db -> store.findMember(db, teamId, userId))));
    }

    /**
     * A page of members.
     *
     * @throws ApiError 403 without {@code view_team}
     */
    List<TeamMember> list(Session by, String teamId, MemberOrder order, Page page) {
        teams.require(by, VIEW_TEAM, teamId);
        return database.read(db -> store.members(db, teamId, order, page)).stream()
                .map(member -> seenBy(by, member))
                .toList();
    }

    /**
     * A user's memberships.
     *
     * @throws ApiError 403 for another's without {@code manage_system}
     */
    List<TeamMember> ofUser(Session by, String userId) {
        roles.requireSelfOr(by, userId, MANAGE_SYSTEM);
        return database.read(db -> store.memberships(db, userId)).stream()
                .map(member -> seenBy(by, member))
                .toList();
    }

    /**
     * How many are in a team.
     *
     * @throws ApiError 403 without {@code view_team}
     */
    TeamStats stats(Session by, String teamId) {
        teams.require(by, VIEW_TEAM, teamId);
        return database.read(db -> store.stats(db, teamId));
    }

    /**
     * One who is in a team, and stays in it until the transaction ends.
     *
     * @throws ApiError 404 if they are not in
     */
    public TeamMember lock(Tx tx, String teamId, String userId) {
        return active(store.lockMember(tx, teamId, userId));
    }

    private TeamMember seenBy(Session by, TeamMember member) {
        boolean whole = by.userId().equals(member.userId()) || teams.permits(by, MANAGE_TEAM_ROLES, member.teamId());
        return whole ? member : member.sanitized();
    }

    private static TeamMember active(@Nullable TeamMember member) {
        if (member == null || !member.active()) {
            throw ApiError.notFound("app.team.get_member.missing.app_error");
        }
        return member;
    }
}
