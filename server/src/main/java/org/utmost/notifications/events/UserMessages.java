package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.identity.roles.RoleEvent;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Message;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;

/** Tells of accounts and roles. */
public final class UserMessages {
    private final Hub hub;
    private final UserService users;
    private final RoleService roles;

    public UserMessages(Hub hub, UserService users, RoleService roles) {
        this.hub = hub;
        this.users = users;
        this.roles = roles;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(UserEvent.class, this::user).on(RoleEvent.class, this::role);
    }

    private void user(UserEvent event) {
        User user = event.user();
        switch (event) {
            case UserEvent.Created created ->
                hub.publish(Message.of(ClientEvent.NEW_USER, Broadcast.all(), Map.of("user_id", user.id()))
                        .about(user.id()));
            case UserEvent.Updated updated -> updated(user);
            case UserEvent.RolesChanged changed -> {
                hub.send(
                        ClientEvent.USER_ROLE_UPDATED,
                        Broadcast.user(user.id()),
                        Map.of("user_id", user.id(), "roles", user.roles()));
                updated(user);
            }
            case UserEvent.ActiveChanged changed -> {
                hub.send(ClientEvent.USER_ACTIVATION_STATUS_CHANGE, Broadcast.all(), Map.of());
                updated(user);
            }
            case UserEvent.PasswordChanged changed -> {}
            case UserEvent.SignInCounted counted -> {}
        }
    }

    private void role(RoleEvent event) {
        hub.send(ClientEvent.ROLE_UPDATED, Broadcast.all(), Map.of("role", Json.text(roles.asItCounts(event.role()))));
    }

    /** Administrators get the whole account, the user too; all others what they may see of it. */
    private void updated(User user) {
        Broadcast others = Broadcast.all().omitting(user.id());
        hub.publish(Message.of(ClientEvent.USER_UPDATED, others.sanitized(), Map.of("user", users.profile(user)))
                .about(user.id()));
        hub.send(ClientEvent.USER_UPDATED, others.sensitive(), Map.of("user", user));
        hub.send(ClientEvent.USER_UPDATED, Broadcast.user(user.id()), Map.of("user", user));
    }
}
