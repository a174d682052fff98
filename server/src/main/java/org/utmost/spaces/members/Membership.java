package org.utmost.spaces.members;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.utmost.identity.roles.RoleNames;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelSettings;
import org.utmost.spaces.channels.ChannelStore;
import org.utmost.spaces.teams.Team;
import org.utmost.spaces.teams.TeamEvent;

/**
 * Coming into channels and going out of them, within a running transaction. Who makes a channel comes into it, and those
 * whom a direct or group message is of; with a team its default channels are joined, and all its channels left.
 */
public final class Membership {
    private final ChannelStore channels = new ChannelStore();
    private final ChannelMemberStore members = new ChannelMemberStore();
    private final UserService users;
    private final Supplier<Config> config;
    private final Clock clock;

    public Membership(Database database, UserService users, Supplier<Config> config, Clock clock) {
        this.users = users;
        this.config = config;
        this.clock = clock;
        database.during(
                ChannelEvent.Created.class,
                (tx, created) -> join(tx, created.channel(), created.creatorId(), created.creatorId(), true));
        database.during(ChannelEvent.Opened.class, (tx, opened) -> joinAll(tx, opened.channel(), opened.memberIds()));
        database.during(
                TeamEvent.MemberAdded.class,
                (tx, added) -> joinDefaults(tx, added.team(), added.userId(), added.byUserId()));
        database.during(
                TeamEvent.MemberRemoved.class,
                (tx, removed) -> leaveAll(tx, removed.team(), removed.userId(), removed.byUserId()));
    }

    /** Puts a user into a channel; false if they are in already. */
    boolean join(Tx tx, Channel channel, String userId, String byUserId, boolean admin) {
        boolean joined = members.insert(tx, fresh(channel, users.get(tx, userId), admin));
        if (joined) {
            tx.publish(new ChannelEvent.MemberAdded(channel, userId, byUserId));
        }
        return joined;
    }

    /** Takes a user out of a channel; false if they are not in. */
    boolean leave(Tx tx, Channel channel, String userId, String byUserId) {
        boolean left = members.delete(tx, channel.id(), userId);
        if (left) {
            tx.publish(new ChannelEvent.MemberRemoved(channel, userId, byUserId));
        }
        return left;
    }

    /** A member who has seen everything so far. */
    private ChannelMember fresh(Channel channel, User user, boolean admin) {
        long now = clock.millis();
        boolean guest = RoleNames.guest(user.roles());
        return ChannelMemberBuilder.builder()
                .channelId(channel.id())
                .userId(user.id())
                .roles("")
                .explicitRoles("")
                .lastViewedAt(now)
                .msgCount(channel.totalMsgCount())
                .msgCountRoot(channel.totalMsgCountRoot())
                .notifyProps(ChannelMember.DEFAULT_NOTIFY_PROPS)
                .lastUpdateAt(now)
                .schemeGuest(guest)
                .schemeUser(!guest)
                .schemeAdmin(admin)
                .build();
    }

    private void joinAll(Tx tx, Channel channel, List<String> userIds) {
        users.byIds(tx, userIds).forEach(user -> members.insert(tx, fresh(channel, user, false)));
    }

    private void joinDefaults(Tx tx, Team team, String userId, String byUserId) {
        for (String name : defaults()) {
            Channel channel = channels.lockByName(tx, team.id(), name);
            if (channel != null && channel.active() && channel.open()) {
                join(tx, channel, userId, byUserId, false);
            }
        }
    }

    private void leaveAll(Tx tx, Team team, String userId, String byUserId) {
        List<Channel> joined = channels.ofUserInTeam(tx, userId, team.id());
        Set<String> left = members.delete(tx, joined.stream().map(Channel::id).toList(), userId);
        tx.publish(new ChannelEvent.TeamLeft(
                joined.stream().filter(channel -> left.contains(channel.id())).toList(), userId, byUserId));
    }

    private List<String> defaults() {
        List<String> configured = config.get().view(ChannelSettings.class).experimentalDefaultChannels();
        List<String> names = new ArrayList<>(List.of(Channel.DEFAULT));
        names.addAll(configured.isEmpty() ? List.of("off-topic") : configured);
        return names.stream().distinct().toList();
    }
}
