package org.utmost.platform.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * What another server answered, of whichever status.
 *
 * @param url the address that answered, after redirects
 * @param headers by their names in lower case, of each the first
 * @param body as much as the call reads
 * @param cut whether there was more of it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record OutboundAnswer(URI url, int status, Map<String, String> headers, byte[] body, boolean cut) {
    /** A header field; empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether it is a success. */
    public boolean well() {
        return status >= 200 && status < 300;
    }
}
