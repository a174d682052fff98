package org.utmost.platform.cluster;

import org.utmost.platform.config.Section;

/**
 * Whether this node is one of several.
 *
 * @param natsUrl where NATS listens, several servers with commas between; may carry a user and a password
 */
@Section("ClusterSettings")
public record ClusterSettings(boolean enable, String natsUrl) {}
