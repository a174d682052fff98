package org.utmost.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of fields and files ({@code multipart/form-data}). */
public final class Form {
    private static final String BOUNDARY = "a-boundary-of-the-tests";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** Adds a field. */
    public Form field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file. */
    public Form file(String name, String fileName, byte[] bytes) {
        return part(
                "name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream",
                bytes);
    }

    private Form part(String disposition, byte[] bytes) {
        parts.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.writeBytes(bytes);
        parts.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(parts.toByteArray());
        all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
