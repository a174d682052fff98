package org.utmost.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP line to a server that can be cut: between two bytes of it, after certain words, or for good. */
public final class CutLine implements AutoCloseable {
    private record Cut(String words, boolean down) {}

    private final String host;
    private final int hostPort;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Cut cut;
    private volatile boolean down;

    /** Leads to a {@code host:port}. */
    public CutLine(String target) throws IOException {
        int colon = target.lastIndexOf(':');
        host = target.substring(0, colon);
        hostPort = Integer.parseInt(target.substring(colon + 1));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Passes the next packet on that has these words, and lets no answer to it through: that connection is cut. */
    public void cutAfter(String words) {
        cut = new Cut(words, false);
    }

    /** The same, and from then on nothing connects. */
    public void downAfter(String words) {
        cut = new Cut(words, true);
    }

    /** Cuts all connections, and lets none in. */
    public void down() {
        down = true;
        sockets.forEach(CutLine::hangUp);
    }

    /** Lets connections in again. */
    public void up() {
        down = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        down();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                if (down) {
                    hangUp(client);
                    continue;
                }
                Socket server = new Socket(host, hostPort);
                sockets.add(client);
                sockets.add(server);
                if (down) {
                    // It went down meanwhile.
                    hangUp(client);
                    hangUp(server);
                    continue;
                }
                Thread.ofVirtual().start(() -> forth(client, server));
                Thread.ofVirtual().start(() -> back(server, client));
            }
        } catch (IOException closed) {
            sockets.forEach(CutLine::hangUp);
        }
    }

    private void forth(Socket client, Socket server) {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Cut due = cut;
                boolean met =
                        due != null && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(due.words());
                if (met) {
                    cut = null;
                    if (due.down()) {
                        sockets.remove(server);
                        down();
                    }
                    hangUp(client);
                }
                out.write(buffer, 0, read);
                out.flush();
                if (met) {
                    drain(server);
                    return;
                }
            }
        } catch (IOException gone) {
            hangUp(server);
        }
    }

    /** Waits for the server's answer, so that it has done what it was asked. */
    private static void drain(Socket server) throws IOException {
        server.getInputStream().read(new byte[64 * 1024]);
    }

    private static void back(Socket server, Socket client) {
        try (InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException gone) {
            hangUp(server);
        }
        hangUp(client);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            return;
        }
    }
}
