package org.utmost.platform.http;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;

/**
 * What a route takes as the body of a request.
 *
 * @param type of the JSON; null for other kinds
 * @param limit bytes at the most; more is refused with 413 while it comes
 */
public record Takes(Kind kind, @Nullable Class<?> type, ToLongFunction<Config> limit) {
    /** How a body is written. */
    public enum Kind {
        NOTHING(""),
        JSON("application/json"),
        /** Names and values, {@code a=1&b=2}. */
        FORM("application/x-www-form-urlencoded"),
        /** Fields and files (RFC 7578). */
        MULTIPART("multipart/form-data"),
        /** Bytes, read as they come. */
        STREAM("application/octet-stream");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        /** The media type; empty for no body. */
        public String mediaType() {
            return mediaType;
        }
    }

    static final Takes NOTHING =
            new Takes(Kind.NOTHING, null, config -> config.service().maximumPayloadSizeBytes());

    Takes as(Kind other, @Nullable Class<?> otherType) {
        return new Takes(other, otherType, limit);
    }

    Takes upTo(ToLongFunction<Config> bytes) {
        return new Takes(kind, type, bytes);
    }
}
