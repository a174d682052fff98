package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.identity.roles.Role;
import org.utmost.identity.roles.RoleEvent;
import org.utmost.identity.roles.RoleService;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;
import org.utmost.spaces.schemes.SchemeService;

/** Tells of roles: of a default one everybody, of a scheme's those where it is followed. */
public final class RoleMessages {
    private final Hub hub;
    private final RoleService roles;
    private final SchemeService schemes;

    public RoleMessages(Hub hub, RoleService roles, SchemeService schemes) {
        this.hub = hub;
        this.roles = roles;
        this.schemes = schemes;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(RoleEvent.class, event -> changed(event.role()));
    }

    /** What a role grants may change what others do, of channels' own schemes, that stand in for it. */
    private void changed(Role role) {
        String schemeId = role.schemeId();
        if (schemeId == null) {
            tell(Broadcast.all(), role);
        } else {
            Role counting = roles.asItCounts(role);
            schemes.teamsOf(schemeId).forEach(teamId -> tell(Broadcast.team(teamId), counting));
            schemes.channelsOf(schemeId).forEach(channelId -> tell(Broadcast.channel(channelId), counting));
        }
        roles.under(role).forEach((channelId, lower) -> tell(Broadcast.channel(channelId), lower));
    }

    private void tell(Broadcast to, Role role) {
        hub.send(ClientEvent.ROLE_UPDATED, to, Map.of("role", Json.text(role)));
    }
}
