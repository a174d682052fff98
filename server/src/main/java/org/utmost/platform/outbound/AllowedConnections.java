package org.utmost.platform.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The internal hosts and addresses that may be called all the same: what {@code AllowedUntrustedInternalConnections} names, with
 * spaces or commas between. {@code intranet.example.com}, {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code fd00::/8}.
 */
final class AllowedConnections {
    /** A network of addresses. */
    private record Network(BigInteger first, int bits, int size) {
        static @Nullable Network of(String text) {
            String[] parts = text.split("/", 2);
            if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                return null;
            }
            try {
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                int size = address.length * 8;
                int bits = parts.length == 1 ? size : Integer.parseInt(parts[1]);
                return bits < 0 || bits > size ? null : new Network(new BigInteger(1, address), bits, size);
            } catch (UnknownHostException | NumberFormatException e) {
                return null;
            }
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length * 8 == size
                    && new BigInteger(1, bytes)
                            .xor(first)
                            .shiftRight(size - bits)
                            .equals(BigInteger.ZERO);
        }
    }

    private final List<String> hosts;
    private final List<Network> networks;

    AllowedConnections(String setting) {
        hosts = Stream.of(setting.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .filter(each -> !each.isEmpty())
                .toList();
        networks = hosts.stream().map(Network::of).flatMap(Stream::ofNullable).toList();
    }

    boolean allows(String host, InetAddress address) {
        return hosts.contains(host.toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> network.contains(address));
    }
}
