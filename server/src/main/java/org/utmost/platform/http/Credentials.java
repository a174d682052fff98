package org.utmost.platform.http;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A token and where in the request it was. */
public record Credentials(String token, Place place) {
    /** Where a token may be. */
    public enum Place {
        HEADER,
        COOKIE,
        QUERY
    }

    /** The cookie that holds a session's token. */
    static final String COOKIE = "MMAUTHTOKEN";

    /**
     * The request's token; null if it has none. The header wins, as a page sends its cookie along unasked.
     *
     * @throws ApiError 400 for a query that is not well-formed
     */
    public static @Nullable Credentials of(Request http) {
        String header = http.getHeaders().get("Authorization");
        if (header != null) {
            int space = header.indexOf(' ');
            String scheme = space < 0 ? "" : header.substring(0, space);
            if (scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("Token")) {
                return new Credentials(header.substring(space + 1).strip(), Place.HEADER);
            }
        }
        if (http.getHeaders().contains("Cookie")) {
            for (HttpCookie cookie : Request.getCookies(http)) {
                if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
                    return new Credentials(cookie.getValue(), Place.COOKIE);
                }
            }
        }
        String query = http.getHttpURI().getQuery();
        if (query != null && query.contains("access_token=")) {
            String token = Query.of(http).getValue("access_token");
            return token == null || token.isEmpty() ? null : new Credentials(token, Place.QUERY);
        }
        return null;
    }
}
