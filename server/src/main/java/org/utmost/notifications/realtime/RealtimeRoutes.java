package org.utmost.notifications.realtime;

import static org.utmost.platform.http.Access.anyone;
import static org.utmost.platform.http.Shape.gives;

import java.util.Map;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /websocket, for those who come without asking for the upgrade. */
public final class RealtimeRoutes implements Routes {
    @Override
    public void addTo(Router api) {
        api.get(
                "/websocket",
                request -> {
                    throw ApiError.badRequest("api.web_socket.connect.upgrade.app_error");
                },
                anyone(),
                gives(Map.class)
                        .query("connection_id", "sequence_number", "access_token")
                        .withQueryToken(),
                "The WebSocket of events");
    }
}
