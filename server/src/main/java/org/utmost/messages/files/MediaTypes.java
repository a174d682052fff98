package org.utmost.messages.files;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which media type a file has, and whether a browser may show it: told from the name and the first bytes. */
final class MediaTypes {
    /** What is of no type that we know. */
    static final String BYTES = "application/octet-stream";

    /** Bytes of a file that say what it is. */
    static final int HEAD = 32;

    /** Each type with the ends of its names. */
    private static final String NAMED = """
            image/png png
            image/jpeg jpg jpeg jpe jfif
            image/gif gif
            image/webp webp
            image/bmp bmp
            image/svg+xml svg svgz
            image/tiff tif tiff
            image/heic heic heif
            image/avif avif
            image/x-icon ico
            image/vnd.adobe.photoshop psd
            video/mp4 mp4 m4v
            video/quicktime mov
            video/webm webm
            video/x-matroska mkv
            video/x-msvideo avi
            video/mpeg mpeg mpg
            video/ogg ogv
            audio/mpeg mp3
            audio/mp4 m4a
            audio/wav wav
            audio/ogg ogg oga opus
            audio/flac flac
            audio/aac aac
            text/plain txt text log ini conf cfg
            text/csv csv
            text/markdown md markdown
            text/css css
            text/calendar ics
            text/vcard vcf
            text/html html htm xhtml shtml
            text/xml xml xsl xslt
            text/javascript js mjs cjs
            application/json json
            application/yaml yaml yml
            application/sql sql
            application/pdf pdf
            application/rtf rtf
            application/epub+zip epub
            application/msword doc dot
            application/vnd.ms-excel xls
            application/vnd.ms-powerpoint ppt pps
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.oasis.opendocument.text odt
            application/vnd.oasis.opendocument.spreadsheet ods
            application/vnd.oasis.opendocument.presentation odp
            application/zip zip
            application/gzip gz tgz
            application/x-tar tar
            application/x-bzip2 bz2
            application/x-xz xz
            application/x-7z-compressed 7z
            application/vnd.rar rar
            application/java-archive jar
            application/vnd.android.package-archive apk
            font/woff woff
            font/woff2 woff2
            font/ttf ttf
            font/otf otf
            """;

    /** Pictures that we can read, which are what their bytes say whatever they are called. */
    private static final Set<String> READABLE =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp");

    /** What runs nothing, as media that browsers show. */
    private static final Set<String> SHOWN_IMAGES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff", "image/avif");

    /** What a browser would run, or read for what it is to run, if it took it for a page of ours. */
    private static final Set<String> RUNNING =
            Set.of("text/html", "text/xml", "text/javascript", "image/svg+xml", "text/css");

    private static final Map<String, String> BY_EXTENSION = byExtension();

    private MediaTypes() {}

    /** The type of a file by its extension and its first bytes. */
    static String of(String extension, byte[] head) {
        String sniffed = sniffed(head);
        String named = BY_EXTENSION.getOrDefault(extension, BYTES);
        if (READABLE.contains(sniffed)) {
            return sniffed;
        }
        return READABLE.contains(named) ? BYTES : named.equals(BYTES) ? sniffed : named;
    }

    /** Whether it is a picture that we can read. */
    static boolean readable(String type) {
        return READABLE.contains(type);
    }

    /** Whether a browser may show it in its place; everything else it only keeps. */
    static boolean shown(String type) {
        return SHOWN_IMAGES.contains(type) || type.startsWith("video/") || type.startsWith("audio/");
    }

    /** The type that browsers are told. */
    static String served(String type) {
        return RUNNING.contains(type) ? BYTES : type;
    }

    private static String sniffed(byte[] head) {
        if (begins(head, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (begins(head, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (begins(head, "GIF87a") || begins(head, "GIF89a")) {
            return "image/gif";
        }
        if (begins(head, "RIFF") && new String(head, StandardCharsets.ISO_8859_1).startsWith("WEBP", 8)) {
            return "image/webp";
        }
        if (begins(head, "BM") && head.length > 14 && head[6] == 0 && head[7] == 0 && head[8] == 0 && head[9] == 0) {
            return "image/bmp";
        }
        return begins(head, "%PDF-") ? "application/pdf" : BYTES;
    }

    private static boolean begins(byte[] head, String bytes) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(bytes);
    }

    private static Map<String, String> byExtension() {
        Map<String, String> types = new HashMap<>();
        for (String line : NAMED.lines().toList()) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                types.put(words[i], words[0]);
            }
        }
        return Map.copyOf(types);
    }
}
