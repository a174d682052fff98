package org.utmost.platform.config;

/**
 * Section AnalyticsSettings.
 *
 * @param maxUsersForStatistics people with an account up to whom posts are counted for the statistics
 */
public record AnalyticsSettings(int maxUsersForStatistics) {}
