package org.utmost.platform.http;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ServiceSettings;

/**
 * Tells browsers which pages of other origins may call us (Fetch standard, CORS protocol), and answers what they ask
 * beforehand. Jetty's own handler is set up once; the settings here may change at any time.
 */
public final class Cors extends Handler.Wrapper {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final int ASKED_AGAIN_AFTER_SECONDS = 24 * 60 * 60;

    private final Supplier<Config> config;

    public Cors(Supplier<Config> config, Handler handler) {
        super(handler);
        this.config = config;
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        ServiceSettings service = config.get().service();
        if (service.allowCorsFrom().isBlank()) {
            return super.handle(http, response, callback);
        }
        AllowedOrigins allowed = AllowedOrigins.of(service);
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(HttpHeader.VARY, "Origin");
        String origin = http.getHeaders().get(HttpHeader.ORIGIN);
        boolean asks = http.getMethod().equals("OPTIONS")
                && http.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
        if (origin != null && allowed.holds(origin)) {
            allow(headers, service, allowed.all() ? "*" : origin);
            if (asks) {
                allowRequests(headers, http.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS));
            }
        }
        if (!asks) {
            return super.handle(http, response, callback);
        }
        response.setStatus(204);
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
    }

    /** Cookies only for origins that are named: with all of them any page could act as its visitor. */
    private static void allow(HttpFields.Mutable headers, ServiceSettings service, String origin) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (service.corsAllowCredentials() && !origin.equals("*")) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        if (!service.corsExposedHeaders().isBlank()) {
            headers.put(
                    HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
                    String.join(", ", service.corsExposedHeaders().strip().split("\\s+")));
        }
    }

    private static void allowRequests(HttpFields.Mutable headers, @Nullable String wanted) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, ASKED_AGAIN_AFTER_SECONDS);
        if (wanted != null) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
    }
}
