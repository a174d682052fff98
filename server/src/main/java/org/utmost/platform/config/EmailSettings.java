package org.utmost.platform.config;

/** Section EmailSettings, as far as signing in and up is concerned. */
public record EmailSettings(
        boolean enableSignUpWithEmail,
        boolean enableSignInWithEmail,
        boolean enableSignInWithUsername,
        boolean requireEmailVerification) {}
