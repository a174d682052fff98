package org.utmost.identity.users;

import org.utmost.platform.config.Section;

/** By what people sign in and up. */
@Section("EmailSettings")
public record EmailSignInSettings(
        boolean enableSignUpWithEmail,
        boolean enableSignInWithEmail,
        boolean enableSignInWithUsername,
        boolean requireEmailVerification) {}
