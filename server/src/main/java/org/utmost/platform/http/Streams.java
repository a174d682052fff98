package org.utmost.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content.Sink;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a reply's content, or the part of it that was asked for. The thread of the request waits for a slow client. */
final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final int AT_ONCE_BYTES = 64 * 1024;

    private Streams() {}

    static void send(Reply reply, Content content, Request http, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        Range range = range(reply, content, http);
        if (range != null && range.empty()) {
            response.setStatus(416);
            headers.put(HttpHeader.CONTENT_RANGE, "bytes */" + content.length());
            headers.put(HttpHeader.CONTENT_LENGTH, 0);
            callback.succeeded();
            return;
        }
        response.setStatus(range == null ? reply.status() : 206);
        if (range != null) {
            headers.put(
                    HttpHeader.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + content.length());
        }
        long size = range == null ? content.length() : range.size();
        headers.put(HttpHeader.CONTENT_LENGTH, size);
        if (http.getMethod().equals("HEAD")) {
            callback.succeeded();
            return;
        }
        copy(content, range == null ? 0 : range.first(), size, response, callback);
    }

    /** Who names another version than there is gets the whole of this one. */
    private static @Nullable Range range(Reply reply, Content content, Request http) {
        String version = http.getHeaders().get(HttpHeader.IF_RANGE);
        boolean other = version != null && !version.equals(reply.etag());
        return other || !http.getMethod().equals("GET")
                ? null
                : Range.of(http.getHeaders().get(HttpHeader.RANGE), content.length());
    }

    private static void copy(Content content, long from, long size, Response response, Callback callback) {
        try (InputStream in = content.open(from);
                OutputStream out = Sink.asOutputStream(response)) {
            byte[] buffer = new byte[(int) Math.min(AT_ONCE_BYTES, Math.max(1, size))];
            long left = size;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the content ended " + left + " bytes too early");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("a reply was broken off", e);
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }
}
