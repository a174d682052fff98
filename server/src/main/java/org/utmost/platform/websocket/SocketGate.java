package org.utmost.platform.websocket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.http.AllowedOrigins;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Authenticator;
import org.utmost.platform.http.CatchUp;
import org.utmost.platform.http.Credentials;
import org.utmost.platform.http.Query;

/** Lets WebSockets in at one path, by the pages that may, and leaves every other request to the next handler. */
public final class SocketGate extends Handler.Wrapper {
    /** Jetty's own limit on silence, beyond that of the pings, so that the pings decide. */
    private static final Duration IDLE = Duration.ofSeconds(130);

    private final String path;
    private final Supplier<Config> config;
    private final Authenticator authenticator;
    private final Function<SocketRequest, @Nullable SocketListener> listeners;
    private final WebSocketComponents components = new WebSocketComponents();
    private final WebSocketMappings mappings = new WebSocketMappings(components);

    /**
     * Guards a path.
     *
     * @param listeners makes the listener for a request; null closes the socket at once
     */
    public SocketGate(
            String path,
            Handler next,
            Supplier<Config> config,
            Authenticator authenticator,
            Function<SocketRequest, @Nullable SocketListener> listeners) {
        super(next);
        this.path = path;
        this.config = config;
        this.authenticator = authenticator;
        this.listeners = listeners;
        installBean(components);
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        boolean ours = path.equals(http.getHttpURI().getPath())
                || (path + "/").equals(http.getHttpURI().getPath());
        if (!ours || !"websocket".equalsIgnoreCase(http.getHeaders().get(HttpHeader.UPGRADE))) {
            return super.handle(http, response, callback);
        }
        if (!trusted(http)) {
            response.setStatus(403);
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
        }
        SocketRequest request;
        try {
            Credentials credentials = Credentials.of(http);
            String token = credentials == null ? "" : credentials.token();
            CatchUp.require(http);
            request = new SocketRequest(authenticator.authenticate(token), token, parameters(http));
        } catch (ApiError | DatabaseException refused) {
            return super.handle(http, response, callback);
        }
        WebSocketNegotiator negotiator = WebSocketNegotiator.from(
                (upgrade, answer, ignored) -> new Frames(listeners.apply(request)),
                (handler, req, res) -> (Frames) handler);
        return mappings.upgrade(negotiator, http, response, callback, limits())
                || super.handle(http, response, callback);
    }

    /** A page may connect if it is ours or in AllowCorsFrom; programs send no Origin. */
    private boolean trusted(Request http) {
        String origin = http.getHeaders().get("Origin");
        if (origin == null) {
            return true;
        }
        if (AllowedOrigins.of(config.get().service()).holds(origin)) {
            return true;
        }
        try {
            return String.valueOf(URI.create(origin).getAuthority())
                    .equalsIgnoreCase(http.getHeaders().get(HttpHeader.HOST));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Map<String, String> parameters(Request http) {
        Map<String, String> parameters = new HashMap<>();
        for (Fields.Field field : Query.of(http)) {
            parameters.put(field.getName(), field.getValue());
        }
        return parameters;
    }

    private static Configuration.Customizer limits() {
        return configuration -> {
            // Jetty would hold our own frames to its limit too; what clients send is measured as it comes, by Frames.
            configuration.setMaxFrameSize(0);
            configuration.setAutoFragment(true);
            configuration.setIdleTimeout(IDLE);
        };
    }
}
