package org.utmost.administration.cluster;

import org.utmost.platform.cluster.Node;

/**
 * A node that lives; the API's ClusterInfo object.
 *
 * @param version of the server
 * @param schemaVersion of the newest migration that it knows
 * @param configHash another one while the node goes by another configuration
 */
record ClusterInfo(
        String id, String version, String schemaVersion, String configHash, String ipaddress, String hostname) {
    static ClusterInfo of(Node node) {
        return new ClusterInfo(
                node.id(), node.version(), node.schemaVersion(), node.configHash(), node.address(), node.hostname());
    }
}
