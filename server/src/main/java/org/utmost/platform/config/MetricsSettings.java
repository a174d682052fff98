package org.utmost.platform.config;

/** Section MetricsSettings: Prometheus metrics on an address of their own. */
public record MetricsSettings(boolean enable, String listenAddress) {}
