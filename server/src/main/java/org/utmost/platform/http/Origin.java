package org.utmost.platform.http;

import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from.
 *
 * @param requestId 26 characters, new for every request
 * @param address the caller's IP address
 * @param language that of {@code Accept-Language}, or the server's
 * @param secure whether the caller reached us by HTTPS
 */
public record Origin(String requestId, String address, String language, boolean secure) {
    /** The first address in one of the trusted headers, else the connection's. */
    static String address(Request http, List<String> trustedHeaders) {
        for (String name : trustedHeaders) {
            String value = http.getHeaders().get(name);
            if (value != null && !value.isBlank()) {
                return value.split(",", 2)[0].strip();
            }
        }
        return Request.getRemoteAddr(http);
    }
}
