package org.utmost.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content.Source;

/** A body of fields and files (RFC 7578). What is large lies in temporary files, which go when this is closed. */
public final class Multipart implements AutoCloseable {
    /** A field or file. */
    public static final class Part {
        private final MultiPart.Part part;

        private Part(MultiPart.Part part) {
            this.part = part;
        }

        /** The field's name; empty if it has none. */
        public String name() {
            return part.getName() == null ? "" : part.getName();
        }

        /** The file's name as the client calls it; empty for a field. */
        public String fileName() {
            return part.getFileName() == null ? "" : part.getFileName();
        }

        /** The media type as the client calls it; empty if it doesn't. */
        public String contentType() {
            String type = part.getHeaders().get(HttpHeader.CONTENT_TYPE);
            return type == null ? "" : type;
        }

        /** Bytes. */
        public long length() {
            return part.getLength();
        }

        /** Its bytes, from the first. */
        public InputStream open() {
            return Source.asInputStream(part.createContentSource());
        }

        /** Its text. */
        public String text() throws IOException {
            try (InputStream in = open()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private final MultiPartFormData.Parts parts;

    Multipart(MultiPartFormData.Parts parts) {
        this.parts = parts;
    }

    /** All parts, in their order. */
    public List<Part> parts() {
        return stream().toList();
    }

    /** The parts of that name. */
    public List<Part> named(String name) {
        return stream().filter(part -> part.name().equals(name)).toList();
    }

    private Stream<Part> stream() {
        return StreamSupport.stream(parts.spliterator(), false).map(Part::new);
    }

    @Override
    public void close() {
        parts.close();
    }
}
