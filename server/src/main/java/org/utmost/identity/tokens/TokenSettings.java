package org.utmost.identity.tokens;

import org.utmost.platform.config.Section;

/**
 * What personal access tokens go by.
 *
 * @param maximumPersonalAccessTokenLifetimeDays 0 for no limit
 */
@Section("ServiceSettings")
public record TokenSettings(boolean enableUserAccessTokens, int maximumPersonalAccessTokenLifetimeDays) {}
