package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.utmost.platform.json.Json;

/**
 * An event for clients, before it has its number on a connection.
 *
 * @param event which one
 * @param minor whether it may be left out for a client that falls behind: typing, statuses, views
 */
public record Message(ClientEvent event, Map<String, Object> data, Broadcast broadcast, boolean minor) {
    static Message of(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, false);
    }

    static Message minor(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, true);
    }

    /** The frame up to its number: encoded once for all connections, each of which adds its own. */
    byte[] frame() {
        String head = "{\"event\":" + Json.text(event.id()) + ",\"data\":" + Json.text(data) + ",\"broadcast\":"
                + Json.text(broadcast) + ",\"seq\":";
        return head.getBytes(StandardCharsets.UTF_8);
    }
}
