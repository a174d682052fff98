package org.utmost.platform.http;

import org.utmost.platform.json.Json;
import org.utmost.platform.text.Texts;

/** The API's error object; the message is in the language asked for. */
public record ErrorBody(String id, String message, String detailedError, String requestId, int statusCode) {
    static ErrorBody of(ApiError error, String language, String requestId) {
        String message = Texts.get(language, error.textId(), error.parameters());
        return new ErrorBody(error.id(), message, error.detail(), requestId, error.status());
    }

    byte[] json() {
        return Json.bytes(this);
    }
}
