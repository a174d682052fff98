package org.utmost.platform.text;

import java.nio.charset.StandardCharsets;

/** The two ways in which the API counts how long a text is. */
public final class Lengths {
    private Lengths() {}

    /** In characters (Unicode code points). */
    public static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** In bytes of UTF-8. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
