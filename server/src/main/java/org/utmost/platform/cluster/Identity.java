package org.utmost.platform.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.utmost.platform.database.Migrations;

/** What the others know this node by. */
record Identity(String id, String hostname, String address, String version, Supplier<String> configHash) {
    static Identity of(String id, String version, Supplier<String> configHash) {
        try {
            InetAddress here = InetAddress.getLocalHost();
            return new Identity(id, here.getHostName(), here.getHostAddress(), version, configHash);
        } catch (UnknownHostException nameless) {
            return new Identity(id, "", "", version, configHash);
        }
    }

    Node now(long beats, boolean onBus, boolean leased) {
        return new Node(
                id,
                hostname,
                address,
                version,
                String.valueOf(Migrations.last()),
                configHash.get(),
                beats,
                0,
                onBus,
                leased);
    }
}
