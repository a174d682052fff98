package org.utmost.platform.config;

/** Section MetricsSettings: Prometheus metrics on an address of their own. */
public record MetricsSettings(boolean enable, String listenAddress) {
    public MetricsSettings {
        Check.that(
                listenAddress.matches(".*:\\d{1,5}"), "metrics_address", "MetricsSettings.ListenAddress", "host:port");
    }
}
