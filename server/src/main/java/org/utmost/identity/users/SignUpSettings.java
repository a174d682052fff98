package org.utmost.identity.users;

import org.utmost.platform.config.Section;

/**
 * Who may have an account.
 */
@Section("TeamSettings")
public record SignUpSettings(
        boolean enableUserCreation,
        boolean enableOpenServer,
        boolean enableUserDeactivation,
        String restrictCreationToDomains) {}
