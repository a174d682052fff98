package org.utmost.platform.outbound;

import org.utmost.platform.config.Section;

/**
 * What calls to others go by.
 *
 * @param allowedUntrustedInternalConnections internal hosts, addresses and networks that may be called
 * @param enableInsecureOutgoingConnections whether any certificate will do
 */
@Section("ServiceSettings")
public record OutboundSettings(String allowedUntrustedInternalConnections, boolean enableInsecureOutgoingConnections) {}
