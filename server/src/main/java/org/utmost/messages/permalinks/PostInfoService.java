package org.utmost.messages.permalinks;

import static org.utmost.identity.roles.Permission.JOIN_PRIVATE_TEAMS;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_TEAMS;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;

import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostStore;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.Team;
import org.utmost.spaces.teams.TeamService;

/** Tells who follows a permalink where it leads, and what they have to join first. */
public final class PostInfoService {
    private final Database database;
    private final PostStore posts = new PostStore();
    private final ChannelAccess access;
    private final TeamService teams;
    private final RoleService roles;

    public PostInfoService(Database database, ChannelAccess access, TeamService teams, RoleService roles) {
        this.database = database;
        this.access = access;
        this.teams = teams;
        this.roles = roles;
    }

    /**
     * Where a post is.
     *
     * @throws ApiError 404 if there is no such post, or the caller is neither in its team and channel nor may come into them
     */
    PostInfo of(Session by, String id) {
        Post post = database.read(db -> posts.find(db, id));
        if (post == null || post.deleteAt() > 0) {
            throw missing();
        }
        Channel channel = access.get(post.channelId());
        Team team = channel.personal() ? null : teams.get(channel.teamId());
        boolean inTeam = team != null && teams.memberIds(team.id()).contains(by.userId());
        boolean inChannel = access.isMember(channel.id(), by.userId());
        if (!inChannel && !comesInto(by, channel) || team != null && !inTeam && !comesInto(by, team)) {
            throw missing();
        }
        return info(channel, inChannel, team, inTeam);
    }

    private boolean comesInto(Session by, Channel channel) {
        return channel.open() || !channel.personal() && access.permits(by, MANAGE_PRIVATE_CHANNEL_MEMBERS, channel);
    }

    private boolean comesInto(Session by, Team team) {
        return roles.permits(by, team.open() ? JOIN_PUBLIC_TEAMS : JOIN_PRIVATE_TEAMS);
    }

    private static PostInfo info(Channel channel, boolean inChannel, @Nullable Team team, boolean inTeam) {
        return new PostInfo(
                channel.id(),
                channel.type().letter(),
                channel.displayName(),
                inChannel,
                team == null ? "" : team.id(),
                team == null ? "" : team.type(),
                team == null ? "" : team.displayName(),
                inTeam);
    }

    private static ApiError missing() {
        return ApiError.notFound("app.post.get.app_error");
    }
}
