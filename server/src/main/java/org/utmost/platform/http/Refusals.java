package org.utmost.platform.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Texts;

/** What Jetty refuses before the gate sees it (a URL that is none, headers too long), answered as the API answers. */
final class Refusals extends ErrorHandler {
    private final Ids ids = new Ids();

    @Override
    public boolean handle(Request http, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        String accepted = http.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        byte[] body = body(status, Texts.choose(accepted == null ? "" : accepted), response.getHeaders());
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private byte[] body(int status, String language, HttpFields.Mutable headers) {
        String requestId = ids.newId();
        byte[] body = ErrorBody.of(error(status), language, requestId).json();
        headers.put("X-Request-Id", requestId);
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        return body;
    }

    private static ApiError error(int status) {
        return switch (status) {
            case 414 ->
                ApiError.of(status, "basic_security_check.url.too_long_error")
                        .with("limit", String.valueOf(HttpServer.MAXIMUM_HEADER_BYTES));
            case 431 ->
                ApiError.of(status, "api.context.headers_too_large.app_error")
                        .with("limit", String.valueOf(HttpServer.MAXIMUM_HEADER_BYTES));
            default ->
                status < 500
                        ? ApiError.of(status, "api.context.malformed_request.app_error")
                        : ApiError.of(status, "api.context.internal.app_error");
        };
    }
}
