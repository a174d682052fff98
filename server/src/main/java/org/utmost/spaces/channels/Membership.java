package org.utmost.spaces.channels;

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
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.teams.Team;
import org.utmost.spaces.teams.TeamEvent;

/**
 * Coming into channels and going out of them, within a running transaction; and what follows from coming into a team: its
 * default channels are made with it, joined with it, and all its channels are left with it.
 */
public final class Membership {
    private final ChannelStore channels = new ChannelStore();
    private final ChannelMemberStore members = new ChannelMemberStore();
    private final UserService users;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public Membership(Database database, UserService users, Supplier<Config> config, Clock clock, Ids ids) {
        this.users = users;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        database.during(TeamEvent.Created.class, (tx, created) -> createDefaults(tx, created.team()));
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
    ChannelMember fresh(Channel channel, User user, boolean admin) {
        long now = clock.millis();
        boolean guest = RoleNames.guest(user.roles());
        return new ChannelMember(
                channel.id(),
                user.id(),
                "",
                now,
                channel.totalMsgCount(),
                channel.totalMsgCountRoot(),
                0,
                0,
                ChannelMember.DEFAULT_NOTIFY_PROPS,
                now,
                guest,
                !guest,
                admin);
    }

    private void createDefaults(Tx tx, Team team) {
        long now = clock.millis();
        channels.insert(
                tx,
                Channel.fresh(
                        ids.newId(), now, team.id(), ChannelType.OPEN, "Town Square", Channel.DEFAULT, "", "", ""));
        channels.insert(
                tx, Channel.fresh(ids.newId(), now, team.id(), ChannelType.OPEN, "Off-Topic", "off-topic", "", "", ""));
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
