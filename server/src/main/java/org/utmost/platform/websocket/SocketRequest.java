package org.utmost.platform.websocket;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.Session;

/**
 * The request that asked for a socket.
 *
 * @param session who asks; null if the request has no valid token, which may still follow as the first frame
 * @param token the one that the request has; empty for none
 * @param parameters of the query
 */
public record SocketRequest(@Nullable Session session, String token, Map<String, String> parameters) {}
