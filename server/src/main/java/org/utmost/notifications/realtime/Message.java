package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.utmost.platform.json.Json;

/**
 * An event for clients, before it has its number on a connection.
 *
 * @param event which one
 * @param about the user of whom it tells, where guests learn only of those they share a channel with; else empty
 * @param minor whether it may be left out for a client that falls behind: typing, statuses, views
 */
public record Message(ClientEvent event, Map<String, Object> data, Broadcast broadcast, String about, boolean minor) {
    static Message of(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, "", false);
    }

    static Message minor(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        return new Message(event, data, broadcast, "", true);
    }

    Message about(String userId) {
        return new Message(event, data, broadcast, userId, minor);
    }

    /** The frame up to its number: encoded once for all connections, each of which adds its own. */
    byte[] frame() {
        String head = "{\"event\":" + Json.text(event.id()) + ",\"data\":" + Json.text(data) + ",\"broadcast\":"
                + Json.text(broadcast) + ",\"seq\":";
        return head.getBytes(StandardCharsets.UTF_8);
    }
}
