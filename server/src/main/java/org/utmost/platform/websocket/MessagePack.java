package org.utmost.platform.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.msgpack.core.MessagePackException;
import org.msgpack.jackson.dataformat.MessagePackFactory;

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
            return MAPPER.readTree(message);
        } catch (MessagePackException malformed) {
            throw new IOException(malformed);
        }
    }
}
