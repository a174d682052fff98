package org.utmost.identity.status;

import org.utmost.platform.config.Section;

/**
 * Whether there are statuses.
 */
@Section("ServiceSettings")
public record StatusSettings(boolean enableUserStatuses) {}
