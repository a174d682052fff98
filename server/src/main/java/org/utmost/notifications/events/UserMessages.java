package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Message;
import org.utmost.platform.events.Follower;

/** Tells of accounts. */
public final class UserMessages {
    private final Hub hub;
    private final UserService users;

    public UserMessages(Hub hub, UserService users) {
        this.hub = hub;
        this.users = users;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(UserEvent.class, this::user);
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

    /** Administrators get the whole account, the user too; all others what they may see of it. */
    private void updated(User user) {
        Broadcast others = Broadcast.all().omitting(user.id());
        hub.publish(Message.of(ClientEvent.USER_UPDATED, others.sanitized(), Map.of("user", users.profile(user)))
                .about(user.id()));
        hub.send(ClientEvent.USER_UPDATED, others.sensitive(), Map.of("user", user));
        hub.send(ClientEvent.USER_UPDATED, Broadcast.user(user.id()), Map.of("user", user));
    }
}
