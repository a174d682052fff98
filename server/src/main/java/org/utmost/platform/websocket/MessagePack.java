package org.utmost.platform.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.msgpack.core.MessagePackException;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.utmost.platform.json.Json;

/** Messages in MessagePack, which few clients send: loaded with the first of them. */
final class MessagePack {
    private static final ObjectMapper MAPPER = new ObjectMapper(new MessagePackFactory());

    private MessagePack() {}

    /**
     * The message as if it had come as JSON.
     *
     * @throws IOException if it is none
     */
    static JsonNode read(byte[] message) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(message);
            requireShallow(tree);
            return tree;
        } catch (MessagePackException malformed) {
            throw new IOException(malformed);
        }
    }

    /** This parser knows no limit of its own; a message is too short to be a danger until it is written or walked through. */
    private static void requireShallow(JsonNode tree) throws IOException {
        List<JsonNode> level = List.of(tree);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > Json.MAXIMUM_DEPTH) {
                throw new IOException("more than " + Json.MAXIMUM_DEPTH + " levels");
            }
            List<JsonNode> next = new ArrayList<>();
            level.forEach(node -> node.forEach(next::add));
            level = next;
        }
    }
}
