package org.utmost.platform.http;

/**
 * A cookie to set.
 *
 * @param maxAge seconds; 0 removes it
 * @param script whether the page's scripts may read it
 */
public record Cookie(String name, String value, long maxAge, boolean script) {
    /** The header's value (RFC 6265). */
    String header(boolean secure) {
        return name + "=" + value + "; Path=/; Max-Age=" + maxAge + (secure ? "; Secure" : "")
                + (script ? "" : "; HttpOnly") + "; SameSite=Lax";
    }
}
