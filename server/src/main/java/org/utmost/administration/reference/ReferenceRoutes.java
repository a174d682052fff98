package org.utmost.administration.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.json.Json;

/** The API reference: /api/v4/openapi.json, and at /api a page to read and try it. */
public final class ReferenceRoutes implements Routes {
    private static final Map<String, String> ASSETS = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript");

    private final Router router;
    private byte @Nullable [] document;

    /** Describes the routes of the table, those added later too. */
    public ReferenceRoutes(Router router) {
        this.router = router;
    }

    @Override
    public void addTo(Router root) {
        root.get("/api/v4/openapi.json", this::openApi)
                .gives(Map.class)
                .forAnyone()
                .says("Get this document");
        root.get("/api", this::page).givesBytes("*/*").forAnyone().says("The API reference");
        root.get("/api/reference/{file}", this::asset)
                .givesBytes("*/*")
                .forAnyone()
                .says("A part of the API reference");
    }

    private synchronized Reply openApi(Request request) {
        if (document == null) {
            document = Json.bytes(OpenApi.document(router.routes().stream()
                    .filter(route -> route.path().startsWith("/api/v4"))
                    .toList()));
        }
        return Reply.writtenJson(document);
    }

    private Reply page(Request request) {
        return page("text/html; charset=utf-8", resource(ReferenceRoutes.class, "reference.html"));
    }

    private Reply asset(Request request) {
        String file = request.path("file");
        if (file.equals("reference.js")) {
            return page("text/javascript; charset=utf-8", resource(ReferenceRoutes.class, "reference.js"));
        }
        String type = ASSETS.get(file);
        if (type == null) {
            throw ApiError.notFound("api.context.404.app_error").with("path", "/api/reference/" + file);
        }
        String path = "/META-INF/resources/webjars/swagger-ui/" + viewerVersion() + "/" + file;
        return page(type + "; charset=utf-8", resource(ReferenceRoutes.class, path));
    }

    private static Reply page(String type, byte[] body) {
        return Reply.bytes(type, body)
                .header("Cache-Control", "no-cache")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'");
    }

    private static String viewerVersion() {
        Properties properties = new Properties();
        byte[] text = resource(ReferenceRoutes.class, "/META-INF/maven/org.webjars/swagger-ui/pom.properties");
        try {
            properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
