package org.utmost.identity.status;

import org.utmost.platform.config.Section;

/**
 * When a user is away.
 *
 * @param userStatusAwayTimeout seconds without activity
 */
@Section("TeamSettings")
public record AwaySettings(int userStatusAwayTimeout) {}
