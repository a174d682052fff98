package org.utmost.identity.users;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106) with all that it was made with, as it is stored: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * @param memory KiB that it takes
 * @param iterations passes over that memory
 * @param lanes independent parts of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record Argon2Hash(int memory, int iterations, int lanes, byte[] salt, byte[] hash) {
    private static final Pattern TEXT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([^$]+)\\$([^$]+)");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    /** Whether it is one. */
    static boolean is(String text) {
        return TEXT.matcher(text).matches();
    }

    /** Reads what {@link #text} wrote. */
    static Argon2Hash of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no Argon2id hash");
        }
        return new Argon2Hash(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)),
                Base64.getDecoder().decode(matcher.group(5)));
    }

    /** The form in which it is stored. */
    String text() {
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=" + lanes + "$" + ENCODER.encodeToString(salt)
                + "$" + ENCODER.encodeToString(hash);
    }

    /** What it takes to make it again. */
    Argon2Parameters.Builder parameters() {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt);
    }
}
