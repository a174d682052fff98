package org.utmost.spaces;

import java.util.List;
import org.utmost.identity.Identity;
import org.utmost.identity.users.UserPages;
import org.utmost.platform.Kernel;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelRoutes;
import org.utmost.spaces.channels.ChannelSearch;
import org.utmost.spaces.channels.ChannelSearchRoutes;
import org.utmost.spaces.channels.ChannelService;
import org.utmost.spaces.channels.ChannelSettings;
import org.utmost.spaces.channels.DirectChannelService;
import org.utmost.spaces.channels.MemberRoutes;
import org.utmost.spaces.channels.MemberService;
import org.utmost.spaces.channels.Membership;
import org.utmost.spaces.teams.TeamEvent;
import org.utmost.spaces.teams.TeamMemberService;
import org.utmost.spaces.teams.TeamRoutes;
import org.utmost.spaces.teams.TeamService;
import org.utmost.spaces.teams.TeamSettings;

/** The nouns of this floor that those above stand on. */
public final class Spaces {
    private final Kernel kernel;
    private final TeamService teams;
    private final TeamMemberService teamMembers;
    private final ChannelAccess access;
    private final ChannelService channels;
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
        teams = new TeamService(database, kernel.events(), kernel.caches(), users, roles, clock, ids);
        access = new ChannelAccess(database, kernel.events(), kernel.caches(), roles, teams, config);
        Membership membership = new Membership(database, users, config, clock, ids);
        channels = new ChannelService(database, access, membership, teams, roles, config, clock, ids);
        direct = new DirectChannelService(database, membership, users, roles, config, clock, ids);
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

    public TeamService teams() {
        return teams;
    }

    public ChannelAccess access() {
        return access;
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
                new MemberRoutes(members));
    }
}
