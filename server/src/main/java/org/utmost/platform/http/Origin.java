package org.utmost.platform.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;
import org.utmost.platform.config.ServiceSettings;

/**
 * Where a request comes from.
 *
 * @param requestId 26 characters, new for every request
 * @param address the caller's IP address
 * @param language that of {@code Accept-Language}, or the server's
 * @param secure whether the caller reached us by HTTPS
 */
public record Origin(String requestId, String address, String language, boolean secure) {
    /**
     * The address of the caller. Each proxy on the way puts the address that it sees behind those that the header had: the
     * last one that is no proxy of ours is true, and what stands before it the caller may have made up.
     */
    static String address(Request http, ServiceSettings service) {
        String peer = Request.getRemoteAddr(http);
        if (!behindProxy(peer, service)) {
            return peer;
        }
        for (String name : service.trustedProxyIPHeader()) {
            List<String> addresses = new ArrayList<>();
            for (String value : http.getHeaders().getCSV(name, false)) {
                addresses.add(value.strip());
            }
            while (addresses.size() > 1 && isProxy(addresses.getLast(), service)) {
                addresses.removeLast();
            }
            if (!addresses.isEmpty() && !addresses.getLast().isEmpty()) {
                return addresses.getLast();
            }
        }
        return peer;
    }

    /** Whether the caller reached us, or the proxy before us, by HTTPS. */
    static boolean secure(Request http, ServiceSettings service) {
        return http.isSecure()
                || behindProxy(Request.getRemoteAddr(http), service)
                        && "https".equals(http.getHeaders().get("X-Forwarded-Proto"));
    }

    /** Whether that peer's headers are believed: no other than the proxies named, if any are. */
    private static boolean behindProxy(String peer, ServiceSettings service) {
        return !service.trustedProxyIPHeader().isEmpty()
                && (service.trustedProxyAddresses().isEmpty() || isProxy(peer, service));
    }

    private static boolean isProxy(String address, ServiceSettings service) {
        if (service.trustedProxyAddresses().isEmpty()) {
            return false;
        }
        try {
            InetAddressSet proxies = new InetAddressSet();
            proxies.addAll(service.trustedProxyAddresses());
            return proxies.test(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
