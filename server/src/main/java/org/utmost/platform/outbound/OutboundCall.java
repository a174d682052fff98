package org.utmost.platform.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call to another server.
 *
 * @param headers fields of the request, each once
 * @param body empty for none
 * @param time for all of it, redirects included
 * @param mostBytes that are read of the answer
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record OutboundCall(
        String method, URI url, Map<String, String> headers, byte[] body, Duration time, int mostBytes) {
    /** A GET. */
    public static OutboundCall get(URI url, Duration time, int mostBytes) {
        return new OutboundCall("GET", url, Map.of(), new byte[0], time, mostBytes);
    }

    /** A POST of that media type. */
    public static OutboundCall post(URI url, String contentType, byte[] body, Duration time, int mostBytes) {
        return new OutboundCall("POST", url, Map.of("Content-Type", contentType), body, time, mostBytes);
    }

    /** The same with a header field. */
    public OutboundCall with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutboundCall(method, url, more, body, time, mostBytes);
    }
}
