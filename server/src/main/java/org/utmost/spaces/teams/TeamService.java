package org.utmost.spaces.teams;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_TEAM;
import static org.utmost.identity.roles.Permission.INVITE_USER;
import static org.utmost.identity.roles.Permission.LIST_PRIVATE_TEAMS;
import static org.utmost.identity.roles.Permission.LIST_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.MANAGE_TEAM;
import static org.utmost.identity.roles.Permission.SYSCONSOLE_READ_COMPLIANCE_DATA_RETENTION_POLICY;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleNames;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Names;
import org.utmost.spaces.schemes.SchemeEvent;
import org.utmost.spaces.schemes.SchemeGrants;

/** Teams and who is in them. */
public final class TeamService {
    /** There is no such team. */
    public static final Fails NO_TEAM = Fails.with(404, "app.team.get.find.app_error");

    private static final int CACHED_MEMBERS = 50_000;
    private static final int CACHED_MEMBER_LISTS = 200;
    private static final int CACHED_SCHEMES = 10_000;

    private record MemberKey(String teamId, String userId) {}

    private final Database database;
    private final TeamStore teams = new TeamStore();
    private final UserService users;
    private final RoleService roles;
    private final SchemeGrants grants;
    private final Clock clock;
    private final Ids ids;

    /** What the members of teams hold there; a membership event drops it. */
    private final LoadedCache<MemberKey, MemberRoles> members;

    /** The ids of all who are in a team; a membership event drops them. */
    private final LoadedCache<String, Set<String>> memberIds;

    /** The schemes of teams, empty for none; another one, and the end of one, drops it. */
    private final LoadedCache<String, String> schemeIds;

    public TeamService(
            Database database,
            EventBus bus,
            Caches caches,
            UserService users,
            RoleService roles,
            SchemeGrants grants,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.users = users;
        this.roles = roles;
        this.grants = grants;
        this.clock = clock;
        this.ids = ids;
        this.members = caches.of("team_members", CACHED_MEMBERS);
        this.memberIds = caches.of("team_member_lists", CACHED_MEMBER_LISTS);
        this.schemeIds = caches.of("team_schemes", CACHED_SCHEMES);
        bus.onCommit(TeamEvent.MemberAdded.class, added -> dropMember(added.team(), added.userId()));
        bus.onCommit(TeamEvent.MemberRemoved.class, removed -> dropMember(removed.team(), removed.userId()));
        bus.onCommit(
                TeamEvent.MemberChanged.class,
                e -> members.drop(new MemberKey(e.member().teamId(), e.member().userId())));
        bus.onCommit(TeamEvent.SchemeChanged.class, e -> schemeIds.drop(e.team().id()));
        bus.onCommit(SchemeEvent.Deleted.class, e -> schemeIds.dropIf(e.scheme().id()::equals));
    }

    /**
     * Makes a team, with its default channels, and puts its maker in as its administrator.
     *
     * @throws ApiError 403 without {@code create_team}, 400 for fields that can't be taken or a name in use
     */
    Team create(Session by, NewTeam wanted) {
        roles.require(by, CREATE_TEAM);
        Team team = fresh(wanted);
        TeamRules.check(team);
        User creator = users.get(by.userId());
        try {
            return database.write(tx -> {
                teams.insert(tx, team);
                tx.publish(new TeamEvent.Created(team, by.userId()));
                admit(tx, team, creator, by.userId(), true);
                return team;
            });
        } catch (UniqueViolation taken) {
            throw ApiError.badRequest("app.team.save.existing.app_error").with("name", team.name());
        }
    }

    /**
     * A team as the caller may see it.
     *
     * @throws ApiError 404 if there is none, 403 for a closed one that the caller is not in
     */
    Team get(Session by, String id) {
        return seenBy(by, get(id));
    }

    /**
     * The team of that name, as the caller may see it.
     *
     * @throws ApiError 404 if there is none, 403 for a closed one that the caller is not in
     */
    Team byName(Session by, String name) {
        Team team = database.read(db -> teams.findByName(db, name));
        if (team == null) {
            throw ApiError.notFound("app.team.get_by_name.missing.app_error");
        }
        return seenBy(by, team);
    }

    /** Whether there is such a team that the caller may know of. */
    boolean exists(Session by, String name) {
        Team team = database.read(db -> teams.findByName(db, name));
        return team != null && (sees(by, team) || !team.open() && roles.permits(by, LIST_PRIVATE_TEAMS));
    }

    /**
     * The team of that id, whoever asks.
     *
     * @throws ApiError 404 if there is none
     */
    public Team get(String id) {
        Team team = database.read(db -> teams.find(db, id));
        if (team == null) {
            throw ApiError.notFound("app.team.get.find.app_error");
        }
        return team;
    }

    /**
     * Demands what it takes to leave out the teams of a data retention policy. There are no policies yet, so that none is
     * left out.
     *
     * @throws ApiError 403 without {@code sysconsole_read_compliance_data_retention_policy}
     */
    void requirePolicies(Session by) {
        roles.require(by, SYSCONSOLE_READ_COMPLIANCE_DATA_RETENTION_POLICY);
    }

    /** A page of the teams that the caller may see, by display name. */
    List<Team> list(Session by, Page page) {
        String only = roles.permits(by, LIST_PRIVATE_TEAMS) ? null : by.userId();
        return database.read(db -> teams.list(db, only, page)).stream()
                .map(team -> withSecrets(by, team))
                .toList();
    }

    /** How many teams the caller may see. */
    long count(Session by) {
        String only = roles.permits(by, LIST_PRIVATE_TEAMS) ? null : by.userId();
        return database.read(db -> teams.count(db, only));
    }

    /** How many teams there are. */
    public long count() {
        return database.read(db -> teams.count(db, null));
    }

    /**
     * The teams of a user.
     *
     * @throws ApiError 403 for another's without {@code manage_system}
     */
    List<Team> ofUser(Session by, String userId) {
        roles.requireSelfOr(by, userId, MANAGE_SYSTEM);
        return database.read(db -> teams.ofUser(db, userId)).stream()
                .map(team -> withSecrets(by, team))
                .toList();
    }

    /**
     * Archives a team; one that is archived stays as it is.
     *
     * @throws ApiError 404 if there is none, 403 without {@code manage_team}
     */
    void archive(Session by, String id) {
        get(id);
        require(by, MANAGE_TEAM, id);
        database.change(tx -> {
            Team before = lock(tx, id);
            if (before.active()) {
                long now = Math.max(clock.millis(), before.updateAt() + 1);
                tx.publish(new TeamEvent.Archived(teams.setDeleteAt(tx, id, now, now)));
            }
        });
    }

    /**
     * The team, kept from other transactions until this one ends.
     *
     * @throws ApiError 404 if there is none
     */
    Team lock(Tx tx, String id) {
        Team team = teams.lock(tx, id);
        if (team == null) {
            throw ApiError.notFound("app.team.get.find.app_error");
        }
        return team;
    }

    /**
     * Demands that a team takes channels, and keeps it so until the transaction ends.
     *
     * @throws ApiError 404 if there is none, 400 with that id if it is archived
     */
    public void requireActive(Tx tx, String teamId, String errorId) {
        if (!lock(tx, teamId).active()) {
            throw ApiError.badRequest(errorId);
        }
    }

    /** Lets a user into a team, also one who had left. */
    void admit(Tx tx, Team team, User user, String byUserId, boolean admin) {
        boolean guest = RoleNames.guest(user.roles());
        teams.putMember(tx, new TeamMember(team.id(), user.id(), "", "", clock.millis(), 0, guest, !guest, admin));
        tx.publish(new TeamEvent.MemberAdded(team, user.id(), byUserId));
    }

    /** The ids of all who are in the team. */
    public Set<String> memberIds(String teamId) {
        Set<String> ids = memberIds.get(teamId, key -> database.read(db -> teams.userIds(db, key)));
        return ids == null ? Set.of() : ids;
    }

    /** The scheme of a team; empty for none. */
    public String schemeOf(String teamId) {
        String schemeId =
                teamId.isEmpty() ? "" : schemeIds.get(teamId, key -> database.read(db -> teams.schemeId(db, key)));
        return schemeId == null ? "" : schemeId;
    }

    /** Whether the caller has the permission in the team, by their roles there or over the system. */
    public boolean permits(Session by, Permission permission, String teamId) {
        return roles.permits(by, permission)
                || !teamId.isEmpty()
                        && roles.permits(by, permission, heldIn(teamId, by.userId()), grants.inTeam(schemeOf(teamId)));
    }

    /**
     * Demands a permission in some team of the caller's, or over the system.
     *
     * @throws ApiError 403 without it
     */
    public void requireAnywhere(Session by, Permission permission) {
        if (!roles.permits(by, permission)
                && database.read(db -> teams.ofUser(db, by.userId())).stream()
                        .noneMatch(team -> permits(by, permission, team.id()))) {
            throw ApiError.noPermission(permission);
        }
    }

    /**
     * Demands a permission in a team.
     *
     * @throws ApiError 403 without it
     */
    public void require(Session by, Permission permission, String teamId) {
        if (!permits(by, permission, teamId)) {
            throw ApiError.noPermission(permission);
        }
    }

    /** The same by the membership as it is in the transaction, and stays until that ends. */
    public void require(Tx tx, Session by, Permission permission, String teamId) {
        TeamMember member = teams.lockMember(tx, teamId, by.userId());
        MemberRoles held = member == null || !member.active() ? MemberRoles.NONE : member.held();
        if (!roles.permits(by, permission, held, grants.inTeam(schemeOf(teamId)))) {
            throw ApiError.noPermission(permission);
        }
    }

    private void dropMember(Team team, String userId) {
        members.drop(new MemberKey(team.id(), userId));
        memberIds.drop(team.id());
    }

    private MemberRoles heldIn(String teamId, String userId) {
        MemberRoles held =
                members.get(new MemberKey(teamId, userId), key -> database.read(db -> teams.held(db, teamId, userId)));
        return held == null ? MemberRoles.NONE : held;
    }

    private boolean sees(Session by, Team team) {
        return permits(by, VIEW_TEAM, team.id()) || team.open() && roles.permits(by, LIST_PUBLIC_TEAMS);
    }

    private Team seenBy(Session by, Team team) {
        if (!sees(by, team)) {
            throw ApiError.noPermission(team.open() ? LIST_PUBLIC_TEAMS : VIEW_TEAM);
        }
        return withSecrets(by, team);
    }

    /** With the address of its managers for them, and the invitation for those who may invite. */
    Team withSecrets(Session by, Team team) {
        if (permits(by, MANAGE_TEAM, team.id())) {
            return team;
        }
        return permits(by, INVITE_USER, team.id()) ? team.withoutEmail() : team.sanitized();
    }

    private Team fresh(NewTeam wanted) {
        long now = clock.millis();
        return TeamBuilder.builder()
                .id(ids.newId())
                .createAt(now)
                .updateAt(now)
                .displayName(Names.clean(requireNonNullElse(wanted.displayName(), "")))
                .name(Names.clean(requireNonNullElse(wanted.name(), "")))
                .description(Names.clean(requireNonNullElse(wanted.description(), "")))
                .email(requireNonNullElse(wanted.email(), "").toLowerCase(Locale.ROOT))
                .type(requireNonNullElse(wanted.type(), ""))
                .companyName(Names.clean(requireNonNullElse(wanted.companyName(), "")))
                .allowedDomains(requireNonNullElse(wanted.allowedDomains(), ""))
                .inviteId(ids.newId())
                .allowOpenInvite(wanted.allowOpenInvite())
                .build();
    }
}
