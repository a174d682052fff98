package org.utmost.spaces;

import java.util.List;
import org.utmost.identity.Identity;
import org.utmost.identity.roles.SchemeRoles;
import org.utmost.identity.users.UserPages;
import org.utmost.platform.Kernel;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelRoutes;
import org.utmost.spaces.channels.ChannelSchemeRoutes;
import org.utmost.spaces.channels.ChannelSchemeService;
import org.utmost.spaces.channels.ChannelSearch;
import org.utmost.spaces.channels.ChannelSearchRoutes;
import org.utmost.spaces.channels.ChannelService;
import org.utmost.spaces.channels.ChannelSettings;
import org.utmost.spaces.channels.DirectChannelService;
import org.utmost.spaces.members.MemberRoutes;
import org.utmost.spaces.members.MemberService;
import org.utmost.spaces.members.Membership;
import org.utmost.spaces.moderations.ModerationRoutes;
import org.utmost.spaces.moderations.ModerationService;
import org.utmost.spaces.schemes.SchemeGrants;
import org.utmost.spaces.schemes.SchemeRoutes;
import org.utmost.spaces.schemes.SchemeService;
import org.utmost.spaces.teams.TeamEvent;
import org.utmost.spaces.teams.TeamMemberService;
import org.utmost.spaces.teams.TeamRoutes;
import org.utmost.spaces.teams.TeamSchemeRoutes;
import org.utmost.spaces.teams.TeamSchemeService;
import org.utmost.spaces.teams.TeamService;
import org.utmost.spaces.teams.TeamSettings;

/** The nouns of this floor that those above stand on. */
public final class Spaces {
    private final Kernel kernel;
    private final SchemeService schemes;
    private final SchemeGrants grants;
    private final TeamService teams;
    private final TeamSchemeService teamSchemes;
    private final TeamMemberService teamMembers;
    private final ChannelAccess access;
    private final ChannelService channels;
    private final ChannelSchemeService channelSchemes;
    private final DirectChannelService direct;
    private final MemberService members;

    /** Builds them. */
    public Spaces(Kernel kernel, Identity identity) {
        this.kernel = kernel;
        kernel.configuration().reads(ChannelSettings.class, TeamSettings.class);
        var database = kernel.database();
        var config = kernel.config();
        var clock = kernel.clock();
        var ids = kernel.ids();
        var users = identity.users();
        var roles = identity.roles();
        SchemeRoles schemeRoles = new SchemeRoles(clock, ids);
        schemes = new SchemeService(database, roles, schemeRoles, clock, ids);
        grants = new SchemeGrants(database, kernel.events(), kernel.caches(), roles, schemeRoles);
        teams = new TeamService(database, kernel.events(), kernel.caches(), users, roles, grants, clock, ids);
        teamSchemes = new TeamSchemeService(database, teams, schemes, clock);
        access = new ChannelAccess(database, kernel.events(), kernel.caches(), roles, teams, grants, config);
        channels = new ChannelService(database, access, teams, roles, config, clock, ids);
        channelSchemes = new ChannelSchemeService(database, schemes, clock);
        direct = new DirectChannelService(database, users, roles, config, clock, ids);
        Membership membership = new Membership(database, users, config, clock);
        teamMembers = new TeamMemberService(database, teams, users, roles, config, clock);
        members = new MemberService(
                database, access, membership, teams, teamMembers, users, roles, identity.statuses(), clock);
        drop(identity.userPages(), kernel.events());
    }

    /** Lists of users are of teams and channels, of which their owner knows nothing. */
    private static void drop(UserPages lists, EventBus bus) {
        bus.onCommit(TeamEvent.MemberAdded.class, e -> lists.drop(e.team().id()));
        bus.onCommit(TeamEvent.MemberRemoved.class, e -> lists.drop(e.team().id()));
        bus.onCommit(ChannelEvent.MemberAdded.class, e -> lists.drop(e.channel().id()));
        bus.onCommit(
                ChannelEvent.MemberRemoved.class, e -> lists.drop(e.channel().id()));
        bus.onCommit(ChannelEvent.TeamLeft.class, e -> e.channels().forEach(each -> lists.drop(each.id())));
    }

    public SchemeService schemes() {
        return schemes;
    }

    public TeamService teams() {
        return teams;
    }

    public ChannelAccess access() {
        return access;
    }

    public DirectChannelService direct() {
        return direct;
    }

    public MemberService members() {
        return members;
    }

    /** The routes of its nouns, in the order of the API reference. */
    public List<Routes> routes() {
        return List.of(
                new TeamRoutes(teams, teamMembers),
                new ChannelRoutes(channels, direct),
                new ChannelSearchRoutes(new ChannelSearch(kernel.database(), teams)),
                new MemberRoutes(members),
                new SchemeRoutes(schemes),
                new TeamSchemeRoutes(teamSchemes, teamMembers),
                new ChannelSchemeRoutes(channelSchemes),
                new ModerationRoutes(
                        new ModerationService(kernel.database(), access, teams, schemes, grants, channelSchemes)));
    }
}
