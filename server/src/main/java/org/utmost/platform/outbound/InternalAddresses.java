package org.utmost.platform.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses are not those of the internet: private, local, special (IANA's registries), and this machine's own. */
final class InternalAddresses {
    private InternalAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return special(address) || bytes.length == 16 && sixth(bytes);
        }
        return special(address) || fourth(bytes) || own(address);
    }

    private static boolean special(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** Beyond what the JDK knows: this network, shared (RFC 6598), protocol, benchmarking, documentation, reserved. */
    private static boolean fourth(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                || first == 203 && second == 0 && third == 113;
    }

    /** Unique local, and those that stand for an IPv4 address (RFC 6052, 3056, 4291), which must be fit itself. */
    private static boolean sixth(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc || own(bytes)) {
            return true;
        }
        boolean zeros = allZero(bytes, 0, 10);
        boolean mapped = zeros && (bytes[10] == 0 && bytes[11] == 0 || (bytes[10] & bytes[11] & 0xff) == 0xff);
        boolean translated =
                bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        if (mapped || translated) {
            return translated && !allZero(bytes, 4, 12) || embedded(bytes, 12);
        }
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return teredo || sixToFour && embedded(bytes, 2);
    }

    private static boolean embedded(byte[] bytes, int at) {
        try {
            return contain(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean own(byte[] bytes) {
        try {
            return own(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean own(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
