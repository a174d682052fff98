package org.utmost.platform.websocket;

import com.fasterxml.jackson.databind.JsonNode;

/** What happens on one socket; called in order, never twice at once. */
public interface SocketListener {
    /** It is open. */
    void opened(Socket socket);

    /** A message came; the next one comes after this returns. May block. */
    void received(JsonNode message);

    /** Any frame came: the client is alive. */
    void alive();

    /** It is closed, whatever the cause. */
    void closed();
}
