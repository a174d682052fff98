package org.utmost.platform.config;

import java.util.List;

/** Section ServiceSettings, as far as the server acts on it. Times are in the unit that the name says. */
public record ServiceSettings(
        String siteURL,
        String listenAddress,
        List<String> trustedProxyIPHeader,
        int idleTimeout,
        int maximumLoginAttempts,
        boolean enableUserAccessTokens,
        int maximumPersonalAccessTokenLifetimeDays,
        String allowCorsFrom,
        String corsExposedHeaders,
        boolean corsAllowCredentials,
        int sessionLengthWebInHours,
        int sessionLengthMobileInHours,
        boolean extendSessionLengthWithActivity,
        int sessionIdleTimeoutInMinutes,
        boolean terminateSessionsOnPasswordChange,
        long maximumPayloadSizeBytes,
        int maximumURLLength,
        int postEditTimeLimit,
        boolean enableUserTypingMessages,
        boolean enableUserStatuses,
        boolean enableChannelViewedMessages,
        boolean experimentalEnableDefaultChannelLeaveJoinMessages,
        int minimumHashtagLength) {}
