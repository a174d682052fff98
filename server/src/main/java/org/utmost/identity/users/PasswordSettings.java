package org.utmost.identity.users;

import org.utmost.platform.config.Section;

/** What a password must have, and what it must not be. */
@Section("PasswordSettings")
public record PasswordSettings(
        int minimumLength,
        boolean lowercase,
        boolean number,
        boolean uppercase,
        boolean symbol,
        boolean enableCommonPasswordCheck) {
    /** Longer passwords are refused, so that hashing them has a bound. */
    public static final int MAXIMUM_LENGTH = 72;
}
