package org.utmost.messages.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.utmost.platform.http.Content;
import org.utmost.platform.http.Reply;
import org.utmost.platform.storage.StorageException;
import org.utmost.platform.storage.Stored;

/** How files are sent: never so that something in them runs as if it were ours. */
final class FileReply {
    private static final String JPEG = "image/jpeg";

    /** Nothing runs, in a place that has nothing to do with ours; a browser loads what it shows, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none';"
                    + " sandbox";

    private record Bytes(Stored stored) implements Content {
        @Override
        public long length() {
            return stored.length();
        }

        @Override
        public InputStream open(long from) throws IOException {
            try {
                return stored.open(from);
            } catch (StorageException failed) {
                throw new IOException(failed);
            }
        }
    }

    private FileReply() {}

    /** A file, shown in its place if it is a picture, a film or a sound. */
    static Reply shown(FileInfo file, Stored stored) {
        return MediaTypes.shown(file.mimeType())
                ? reply(file, file.id(), file.mimeType(), "inline", stored)
                : kept(file, stored);
    }

    /** A file that is to be kept, not shown. */
    static Reply kept(FileInfo file, Stored stored) {
        return reply(file, file.id(), MediaTypes.served(file.mimeType()), "attachment", stored);
    }

    /** A JPEG that was made of a file, under that name. */
    static Reply made(FileInfo file, String name, Stored stored) {
        return reply(file, file.id() + "." + name, JPEG, "inline", stored);
    }

    /** The same, to be kept. */
    static Reply madeToKeep(FileInfo file, String name, Stored stored) {
        return reply(file, file.id() + "." + name, JPEG, "attachment", stored);
    }

    private static Reply reply(FileInfo file, String version, String type, String place, Stored stored) {
        return Reply.content(type, new Bytes(stored))
                .etag(version)
                .header("Last-Modified", httpDate(file.createAt()))
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", place + "; " + named(file.name()))
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY");
    }

    /** The name for old clients and for those that know RFC 6266. */
    private static String named(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static String httpDate(long epochMillis) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC));
    }
}
