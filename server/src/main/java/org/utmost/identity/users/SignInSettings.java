package org.utmost.identity.users;

import org.utmost.platform.config.Section;

/**
 * What sign-ins go by.
 *
 * @param maximumLoginAttempts wrong passwords after which an account is locked for a while
 */
@Section("ServiceSettings")
public record SignInSettings(int maximumLoginAttempts) {}
