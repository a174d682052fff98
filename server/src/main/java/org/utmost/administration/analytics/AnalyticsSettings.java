package org.utmost.administration.analytics;

import org.utmost.platform.config.Section;

/**
 * What the statistics go by.
 *
 * @param maxUsersForStatistics people with an account up to whom posts are counted
 */
@Section("AnalyticsSettings")
public record AnalyticsSettings(int maxUsersForStatistics) {}
