package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.identity.preferences.PreferenceEvent;
import org.utmost.identity.status.StatusChanged;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Message;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;

/** Tells a user's other clients of the user's own status and preferences. */
public final class PersonalMessages {
    private final Hub hub;

    public PersonalMessages(Hub hub) {
        this.hub = hub;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(StatusChanged.class, this::status).on(PreferenceEvent.class, this::preferences);
    }

    private void status(StatusChanged changed) {
        if (changed.visible()) {
            String userId = changed.status().userId();
            hub.publish(Message.minor(
                    ClientEvent.STATUS_CHANGE,
                    Broadcast.user(userId),
                    Map.of("status", changed.status().status(), "user_id", userId)));
        }
    }

    private void preferences(PreferenceEvent event) {
        switch (event) {
            case PreferenceEvent.Changed changed ->
                hub.send(
                        ClientEvent.PREFERENCES_CHANGED,
                        Broadcast.user(changed.userId()),
                        Map.of("preferences", Json.text(changed.preferences())));
            case PreferenceEvent.Deleted deleted ->
                hub.send(
                        ClientEvent.PREFERENCES_DELETED,
                        Broadcast.user(deleted.userId()),
                        Map.of("preferences", Json.text(deleted.preferences())));
        }
    }
}
