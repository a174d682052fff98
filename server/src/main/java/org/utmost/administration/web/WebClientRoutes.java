package org.utmost.administration.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/**
 * The web client: its page at every path that is nothing else's, so that links into it work, and its files. Files below
 * {@code assets/} have a hash of their content in the name and never change; the page is asked for anew each time.
 */
public final class WebClientRoutes implements Routes {
    private static final String FOLDER = "client/";
    private static final String NONCE = "__NONCE__";
    private static final String HASHED = "assets/";
    private static final Pattern FILE = Pattern.compile("(" + HASHED + ")?[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** Scripts and styles are ours alone; pictures in messages come from anywhere. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-__NONCE__';"
            + " img-src 'self' data: blob: https: http:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final @Nullable String page;

    public WebClientRoutes() {
        byte[] html = resource("index.html");
        page = html == null ? null : new String(html, StandardCharsets.UTF_8);
    }

    @Override
    public void addTo(Router root) {
        root.get("/", this::start).givesBytes("*/*").forAnyone().says("The web client");
        root.get("/{path...}", this::any).givesBytes("*/*").forAnyone().says("A file or a page of the web client");
    }

    /** A server that was built without the client shows its API instead. */
    private Reply start(Request request) {
        return page == null ? Reply.redirect("/api") : page(page, request);
    }

    /** A file where there is one; else the page, as a user's name in a path may look like a file's. */
    private Reply any(Request request) {
        String path = request.path("path");
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        byte[] file = type != null && FILE.matcher(path).matches() ? resource(path) : null;
        boolean hashed = path.startsWith(HASHED);
        if (type != null && file != null) {
            return Reply.bytes(type, file)
                    .header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
        }
        if (page == null || hashed) {
            throw ApiError.notFound("api.context.404.app_error").with("path", "/" + path);
        }
        return page(page, request);
    }

    /** The page with a nonce of its own, for the styles that the client makes while it runs. */
    private static Reply page(String page, Request request) {
        // Random, and new for each request.
        String nonce = request.origin().requestId();
        byte[] html = page.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
        return Reply.bytes("text/html; charset=utf-8", html)
                .header("Cache-Control", "no-cache, no-store")
                .header("Content-Security-Policy", POLICY.replace(NONCE, nonce));
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = WebClientRoutes.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
