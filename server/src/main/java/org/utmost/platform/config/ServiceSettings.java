package org.utmost.platform.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Section ServiceSettings, as far as HTTP goes by it. Times are in the unit that the name says.
 *
 * @param tlsStrictTransportMaxAge seconds
 */
public record ServiceSettings(
        String siteURL,
        String listenAddress,
        List<String> trustedProxyIPHeader,
        List<String> trustedProxyAddresses,
        int idleTimeout,
        @JsonProperty("TLSStrictTransport") boolean tlsStrictTransport,
        @JsonProperty("TLSStrictTransportMaxAge") long tlsStrictTransportMaxAge,
        String allowCorsFrom,
        String corsExposedHeaders,
        boolean corsAllowCredentials,
        long maximumPayloadSizeBytes,
        int maximumURLLength) {
    private static final Pattern ADDRESSES = Pattern.compile("[0-9A-Fa-f:.]+(/\\d{1,3})?");

    public ServiceSettings {
        if (!trustedProxyAddresses.stream()
                .allMatch(each -> ADDRESSES.matcher(each).matches())) {
            throw new InvalidConfig(
                    "model.config.is_valid.trusted_proxy_addresses.app_error",
                    "ServiceSettings.TrustedProxyAddresses",
                    "10.0.0.0/8 2001:db8::/32 192.0.2.1");
        }
    }
}
