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
        int sessionLengthWebInHours,
        int sessionLengthMobileInHours,
        boolean extendSessionLengthWithActivity,
        int sessionIdleTimeoutInMinutes,
        boolean terminateSessionsOnPasswordChange,
        long maximumPayloadSizeBytes,
        int maximumURLLength,
        int postEditTimeLimit,
        boolean enableAPIUserDeletion,
        boolean enableAPIPostDeletion,
        boolean enablePostUsernameOverride,
        boolean enablePostIconOverride,
        boolean enableUserTypingMessages,
        boolean enableUserStatuses,
        boolean enableChannelViewedMessages,
        boolean experimentalEnableDefaultChannelLeaveJoinMessages,
        int minimumHashtagLength) {
    public ServiceSettings {
        Check.that(
                listenAddress.matches(".*:\\d{1,5}"), "listen_address", "ServiceSettings.ListenAddress", "host:port");
        Check.atLeast(1, maximumLoginAttempts, "login_attempts", "ServiceSettings.MaximumLoginAttempts");
        Check.atLeast(1, sessionLengthWebInHours, "web_session_length", "ServiceSettings.SessionLengthWebInHours");
        Check.atLeast(
                1, sessionLengthMobileInHours, "mobile_session_length", "ServiceSettings.SessionLengthMobileInHours");
        Check.atLeast(1, maximumPayloadSizeBytes, "max_payload_size", "ServiceSettings.MaximumPayloadSizeBytes");
        Check.atLeast(1, maximumURLLength, "max_url_length", "ServiceSettings.MaximumURLLength");
        Check.atLeast(
                0,
                maximumPersonalAccessTokenLifetimeDays,
                "max_token_lifetime",
                "ServiceSettings.MaximumPersonalAccessTokenLifetimeDays");
        Check.that(
                siteURL.isEmpty() || siteURL.matches("https?://[^\\s/]+\\S*"),
                "site_url",
                "ServiceSettings.SiteURL",
                "http(s)://host");
    }
}
