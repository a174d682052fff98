package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.utmost.platform.json.Json;

/** A message as text up to its number, encoded once for all connections, each of which adds its own. */
final class Frame {
    private final String data;
    private final String rest;
    private final byte[] common;

    Frame(Message message) {
        String fields = Json.text(message.data());
        data = "{\"event\":" + Json.text(message.event().id()) + ",\"data\":"
                + fields.substring(0, fields.length() - 1);
        rest = "},\"broadcast\":" + Json.text(message.broadcast()) + ",\"seq\":";
        common = (data + rest).getBytes(StandardCharsets.UTF_8);
    }

    /** With the message's data. */
    byte[] common() {
        return common;
    }

    /** With more data at their end. */
    byte[] with(Map<String, Object> own) {
        if (own.isEmpty()) {
            return common;
        }
        String fields = Json.text(own);
        boolean first = data.endsWith("{");
        return (data + (first ? "" : ",") + fields.substring(1, fields.length() - 1) + rest)
                .getBytes(StandardCharsets.UTF_8);
    }
}
