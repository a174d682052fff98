package org.utmost.spaces.members;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.JOIN_PUBLIC_CHANNELS;
import static org.utmost.identity.roles.Permission.MANAGE_CHANNEL_ROLES;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.users.UserService;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelStore;
import org.utmost.spaces.schemes.SchemeFlags;
import org.utmost.spaces.teams.TeamMemberService;
import org.utmost.spaces.teams.TeamService;

/** Who is in a channel, and what they have seen of it. */
public final class MemberService {
    private final Database database;
    private final ChannelStore channels = new ChannelStore();
    private final ChannelMemberStore members = new ChannelMemberStore();
    private final ChannelAccess access;
    private final Membership membership;
    private final TeamService teams;
    private final TeamMemberService teamMembers;
    private final UserService users;
    private final RoleService roles;
    private final StatusService statuses;
    private final Clock clock;

    public MemberService(
            Database database,
            ChannelAccess access,
            Membership membership,
            TeamService teams,
            TeamMemberService teamMembers,
            UserService users,
            RoleService roles,
            StatusService statuses,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.membership = membership;
        this.teams = teams;
        this.teamMembers = teamMembers;
        this.users = users;
        this.roles = roles;
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * A page of members, by user id.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not see it
     */
    List<ChannelMember> of(Session by, String channelId, Page page) {
        access.requireSeeing(by, access.get(channelId));
        return database.read(db -> members.of(db, channelId, page)).stream()
                .map(member -> member.seenBy(by.userId()))
                .toList();
    }

    /**
     * One member.
     *
     * @throws ApiError 404 for an unknown channel or one who is not in it, 403 if the caller may not see it
     */
    ChannelMember get(Session by, String channelId, String userId) {
        access.requireSeeing(by, access.get(channelId));
        return database.read(db -> member(db, channelId, userId)).seenBy(by.userId());
    }

    /**
     * A page of a user's memberships in all teams.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    List<MemberWithTeam> ofUser(Session by, String userId, Page page) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        return database.read(db -> members.ofUser(db, userId, page)).stream()
                .map(member -> member.seenBy(by.userId()))
                .toList();
    }

    /**
     * A user's memberships in a team, those of direct and group messages included.
     *
     * @throws ApiError 403 for another's without {@code manage_system} or for a team the caller is not in
     */
    List<ChannelMember> ofUser(Session by, String userId, String teamId) {
        teams.require(by, VIEW_TEAM, teamId);
        roles.requireSelfOr(by, userId, MANAGE_SYSTEM);
        return database.read(db -> members.ofUserInTeam(db, userId, teamId)).stream()
                .map(member -> member.seenBy(by.userId()))
                .toList();
    }

    /**
     * How many are in a channel.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not see it
     */
    public MemberCount count(Session by, String channelId) {
        access.requireSeeing(by, access.get(channelId));
        return database.read(db -> members.count(db, channelId));
    }

    /**
     * Puts a user into a channel; one who is in stays as they are.
     *
     * @param postRootId the thread that they are called to; empty for none
     * @throws ApiError 403 where the caller may not, 404 for an unknown channel or user or one who is not in the team,
     *     400 for an archived channel, a direct or group message, or a thread that is none of the channel's
     */
    ChannelMember add(Session by, String channelId, String userId, String postRootId) {
        Channel channel = access.get(channelId);
        if (channel.personal()) {
            throw ApiError.badRequest("api.channel.add_user_to_channel.type.app_error");
        }
        boolean self = by.userId().equals(userId);
        if (self && channel.open()) {
            teams.require(by, JOIN_PUBLIC_CHANNELS, channel.teamId());
        } else {
            access.require(
                    by, channel.open() ? MANAGE_PUBLIC_CHANNEL_MEMBERS : MANAGE_PRIVATE_CHANNEL_MEMBERS, channel);
        }
        return database.write(tx -> {
            if (!users.get(tx, userId).active()) {
                throw ApiError.forbidden("app.channel.add_member.deleted_user.app_error");
            }
            teamMembers.lock(tx, channel.teamId(), userId);
            Channel now = channels.lock(tx, channelId);
            if (now == null || !now.active()) {
                throw ApiError.badRequest("api.channel.add_user.to.channel.failed.deleted.app_error");
            }
            if (!postRootId.isEmpty()) {
                tx.publish(new ChannelEvent.CalledToThread(now, userId, postRootId));
            }
            membership.join(tx, now, userId, by.userId(), false);
            return member(tx, channelId, userId).seenBy(by.userId());
        });
    }

    /**
     * Sets which of the roles of the channel's scheme a member has.
     *
     * @throws ApiError 403 without {@code manage_channel_roles}, 404 for an unknown channel or one who is not in it, 400 for
     *     a guest, or for a member who would be one or no user
     */
    void setFlags(Session by, String channelId, String userId, SchemeFlags flags) {
        Channel channel = access.get(channelId);
        access.require(by, MANAGE_CHANNEL_ROLES, channel);
        database.change(tx -> {
            if (member(tx, channelId, userId).schemeGuest()) {
                throw ApiError.badRequest("api.channel.update_channel_member_roles.guest.app_error");
            }
            if (flags.schemeGuest()) {
                throw ApiError.badRequest("api.channel.update_channel_member_roles.user_and_guest.app_error");
            }
            if (!flags.schemeUser()) {
                throw ApiError.badRequest("api.channel.update_channel_member_roles.unset_user_scheme.app_error");
            }
            members.setFlags(tx, channelId, userId, flags, clock.millis());
            tx.publish(new ChannelEvent.MemberChanged(channel, userId));
            tx.publish(new MemberEvent.RolesChanged(member(tx, channelId, userId)));
        });
    }

    /**
     * Takes a user out of a channel.
     *
     * @throws ApiError 403 for another without the permission, 404 if they are not in, 400 for the default channel, a
     *     direct or group message
     */
    void remove(Session by, String channelId, String userId) {
        Channel channel = access.get(channelId);
        if (channel.personal()) {
            throw ApiError.badRequest("api.channel.remove_channel_member.type.app_error");
        }
        if (!by.belongsTo(userId)) {
            access.require(
                    by, channel.open() ? MANAGE_PUBLIC_CHANNEL_MEMBERS : MANAGE_PRIVATE_CHANNEL_MEMBERS, channel);
        }
        if (channel.name().equals(Channel.DEFAULT)) {
            throw ApiError.badRequest("api.channel.remove.default.app_error").with("name", channel.name());
        }
        users.get(userId);
        database.change(tx -> {
            if (!membership.leave(tx, channel, userId, by.userId())) {
                throw ApiError.notFound("app.channel.get_member.missing.app_error");
            }
        });
    }

    /**
     * Marks channels as seen by a user, up to now; who looks at a channel is there.
     *
     * @param channelIds those to mark; an unknown one, or one the user is not in, is left out
     * @return when each was last viewed
     * @throws ApiError 403 for another user without {@code edit_other_users}, 400 if all are left out
     */
    Map<String, Long> view(Session by, String userId, List<String> channelIds) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        if (by.userId().equals(userId)
                && !channelIds.isEmpty()
                && !users.get(userId).isBot()) {
            statuses.active(userId);
        }
        return database.write(tx -> {
            Map<String, Long> times = members.view(tx, channelIds, userId, clock.millis());
            if (times.isEmpty() && !channelIds.isEmpty()) {
                throw ApiError.badRequest("app.channel.update_last_viewed_at.app_error");
            }
            if (!times.isEmpty()) {
                tx.publish(new ChannelEvent.Viewed(userId, Map.copyOf(times)));
            }
            return times;
        });
    }

    private ChannelMember member(Reader db, String channelId, String userId) {
        ChannelMember member = members.find(db, channelId, userId);
        if (member == null) {
            throw ApiError.notFound("app.channel.get_member.missing.app_error");
        }
        return member;
    }
}
