package org.utmost.platform.ids;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes and checks the API's ids: 128 random bits as 26 characters of the z-base-32 alphabet. */
public final class Ids {
    /** The length of every id. */
    public static final int LENGTH = 26;

    private static final byte[] ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769".getBytes(StandardCharsets.US_ASCII);

    private final RandomGenerator random;

    /** Ids nobody can guess. */
    public Ids() {
        this(new SecureRandom());
    }

    /** Ids from the given source, so that a test can foresee them. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A new id, also fit to be a secret: it has 128 bits from a secure source. */
    public String newId() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return zBase32(bits);
    }

    /** Whether the text has the form of an id; says nothing about its existence. */
    public static boolean isValid(@Nullable String id) {
        if (id == null || id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = id.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String zBase32(byte[] bits) {
        byte[] text = new byte[LENGTH];
        int buffer = 0;
        int held = 0;
        int at = 0;
        for (byte b : bits) {
            buffer = buffer << 8 | (b & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text[at++] = ALPHABET[buffer >> held & 31];
            }
        }
        text[at] = ALPHABET[buffer << (5 - held) & 31];
        return new String(text, StandardCharsets.US_ASCII);
    }
}
