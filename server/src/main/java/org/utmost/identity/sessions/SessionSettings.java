package org.utmost.identity.sessions;

import org.utmost.platform.config.Section;

/**
 * What sessions go by.
 */
@Section("ServiceSettings")
public record SessionSettings(
        int sessionLengthWebInHours,
        int sessionLengthMobileInHours,
        boolean extendSessionLengthWithActivity,
        int sessionIdleTimeoutInMinutes,
        boolean terminateSessionsOnPasswordChange) {}
