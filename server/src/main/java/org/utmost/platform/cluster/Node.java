package org.utmost.platform.cluster;

/**
 * One of the processes that are one server.
 *
 * @param version of the server
 * @param schemaVersion of the newest migration that it knows
 * @param configHash of the configuration that is in force there
 * @param beats rounds of its heart
 * @param age how long ago the last of them ended, by the database's clock; milliseconds
 * @param onBus whether it hears NATS
 * @param leased whether it relies on being told what happens: then it has to be asked whether it knows
 */
public record Node(
        String id,
        String hostname,
        String address,
        String version,
        String schemaVersion,
        String configHash,
        long beats,
        long age,
        boolean onBus,
        boolean leased) {}
