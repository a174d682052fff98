package org.utmost.notifications.events;

import java.util.Map;
import java.util.function.Supplier;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.events.Follower;

/** Tells of the configuration. */
public final class ConfigMessages {
    private final Hub hub;
    private final Supplier<Map<String, String>> clientConfig;

    /**
     * One for the hub.
     *
     * @param clientConfig what clients with a session know of the configuration
     */
    public ConfigMessages(Hub hub, Supplier<Map<String, String>> clientConfig) {
        this.hub = hub;
        this.clientConfig = clientConfig;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(
                ConfigChanged.class,
                changed -> hub.send(ClientEvent.CONFIG_CHANGED, Broadcast.all(), Map.of("config", clientConfig.get())));
    }
}
