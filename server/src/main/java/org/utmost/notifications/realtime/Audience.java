package org.utmost.notifications.realtime;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleNames;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** The rule of who gets what. What it has to know of a message is asked once, not for each connection. */
final class Audience {
    private final Connections connections;
    private final ChannelAccess channels;
    private final TeamService teams;
    private final RoleService roles;

    Audience(Connections connections, ChannelAccess channels, TeamService teams, RoleService roles) {
        this.connections = connections;
        this.channels = channels;
        this.teams = teams;
        this.roles = roles;
    }

    /** The connections that the message's broadcast names, and none else. */
    List<Connection> of(Message message) {
        Broadcast broadcast = message.broadcast();
        Collection<Connection> named = named(broadcast);
        List<Connection> audience = new ArrayList<>(named.size());
        @Nullable Set<String> near = null;
        for (Connection each : named) {
            if (!receives(each, broadcast) || !looks(each, message)) {
                continue;
            }
            if (!message.about().isEmpty() && guest(each.session())) {
                near = near == null ? channels.guestsNear(message.about()) : near;
                if (!near.contains(each.session().userId())
                        && !message.about().equals(each.session().userId())) {
                    continue;
                }
            }
            audience.add(each);
        }
        return audience;
    }

    private Collection<Connection> named(Broadcast broadcast) {
        if (!broadcast.userId().isEmpty()) {
            return connections.of(broadcast.userId());
        }
        if (!broadcast.channelId().isEmpty()) {
            return ofUsers(channels.memberIds(broadcast.channelId()));
        }
        return broadcast.teamId().isEmpty() ? connections.all() : ofUsers(teams.memberIds(broadcast.teamId()));
    }

    private List<Connection> ofUsers(Set<String> userIds) {
        Set<String> connected = connections.users();
        boolean fewer = userIds.size() < connected.size();
        List<Connection> found = new ArrayList<>(Math.min(userIds.size(), connected.size()));
        for (String userId : fewer ? userIds : connected) {
            if (fewer || userIds.contains(userId)) {
                found.addAll(connections.of(userId));
            }
        }
        return found;
    }

    private boolean receives(Connection connection, Broadcast broadcast) {
        if (broadcast.containsSanitizedData() && administers(connection)
                || broadcast.containsSensitiveData() && !administers(connection)) {
            return false;
        }
        if (!broadcast.connectionId().isEmpty()) {
            return broadcast.connectionId().equals(connection.id());
        }
        return !connection.id().equals(broadcast.omitConnectionId())
                && !broadcast.omits(connection.session().userId());
    }

    private boolean administers(Connection connection) {
        return roles.permits(connection.session(), MANAGE_SYSTEM);
    }

    /** Typing concerns those who look. */
    private static boolean looks(Connection connection, Message message) {
        return message.event() != ClientEvent.TYPING
                || connection.shows(message.broadcast().channelId());
    }

    private static boolean guest(Session session) {
        return RoleNames.guest(session.roles());
    }
}
