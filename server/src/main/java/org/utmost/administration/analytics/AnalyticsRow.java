package org.utmost.administration.analytics;

/** One figure; the API's AnalyticsRow object. */
public record AnalyticsRow(String name, long value) {}
