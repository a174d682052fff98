package org.utmost.platform.json;

import java.io.IOException;

/**
 * JSON as it comes in (RFC 8259), before it is parsed: UTF-8, without the character U+0000, which PostgreSQL can't store, and
 * without halves of surrogate pairs, which are no characters.
 */
public final class JsonBytes {
    private static final int ESCAPE = 6;

    private JsonBytes() {}

    /**
     * Checks a text, and puts U+FFFD in the place of each half of a surrogate pair, in the array itself.
     *
     * @throws IOException if it has the character U+0000, as all UTF-16 and UTF-32 has in this form
     */
    public static byte[] cleaned(byte[] json) throws IOException {
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (b == 0) {
                throw new IOException("JSON is UTF-8, without the character U+0000");
            }
            if (b == '\\') {
                i = escaped(json, i);
            } else if (b == (byte) 0xED && i + 2 < json.length && (json[i + 1] & 0xE0) == 0xA0) {
                // A surrogate in three bytes, which UTF-8 does not have (RFC 3629).
                json[i] = (byte) 0xEF;
                json[i + 1] = (byte) 0xBF;
                json[i + 2] = (byte) 0xBD;
                i += 2;
            }
        }
        return json;
    }

    /** Looks at the escape that begins there; the index of its last byte. */
    private static int escaped(byte[] json, int at) throws IOException {
        int unit = unit(json, at);
        if (unit < 0) {
            return at + 1;
        }
        if (unit == 0) {
            throw new IOException("the character U+0000 can't be stored");
        }
        if (!Character.isSurrogate((char) unit)) {
            return at + ESCAPE - 1;
        }
        int next = unit(json, at + ESCAPE);
        if (Character.isHighSurrogate((char) unit) && next >= 0 && Character.isLowSurrogate((char) next)) {
            return at + 2 * ESCAPE - 1;
        }
        json[at + 2] = 'f';
        json[at + 3] = 'f';
        json[at + 4] = 'f';
        json[at + 5] = 'd';
        return at + ESCAPE - 1;
    }

    /** The UTF-16 unit that an escape with four hexadecimal digits stands for; -1 if there is none. */
    private static int unit(byte[] json, int at) {
        if (at + ESCAPE > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
