package org.utmost.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Many WebSocket clients (RFC 6455) on one thread, which cost the load program as little as can be: they read frames,
 * look for the mark of a numbered message in them, and answer pings.
 */
final class Crowd implements AutoCloseable {
    /** Told of each numbered message that a client got. */
    interface Receiver {
        void received(int client, int number);
    }

    /** What a numbered message begins with; eight digits follow. */
    static final String MARK = "ws-";

    private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;
    private static final byte[] NONE = new byte[0];
    private static final Receiver NOBODY = (client, number) -> {};
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private static final class Client {
        private final int index;
        private final SocketChannel channel;
        private byte[] rest = NONE;
        private boolean greeted;

        Client(int index, SocketChannel channel) {
            this.index = index;
            this.channel = channel;
        }
    }

    private final URI url;
    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    private int greeted;
    private int hint;

    Crowd(URI url) throws IOException {
        this.url = url;
    }

    /**
     * Opens a socket for each token and waits until all are greeted.
     *
     * @return the nanoseconds that each took to open
     */
    long[] join(List<String> tokens) throws IOException {
        long[] nanos = new long[tokens.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            Client client = new Client(clients.size(), SocketChannel.open());
            client.channel.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            client.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            upgrade(client, tokens.get(i));
            nanos[i] = System.nanoTime() - start;
            clients.add(client);
            client.channel.configureBlocking(false);
            client.channel.register(selector, SelectionKey.OP_READ, client);
        }
        pump(NOBODY, () -> greeted < clients.size(), System.nanoTime() + 60_000_000_000L);
        return nanos;
    }

    int size() {
        return clients.size();
    }

    /**
     * Reads for as long as it is wanted.
     *
     * @throws IOException if the time is over before, or a socket is closed
     */
    void pump(Receiver receiver, BooleanSupplier wanted, long deadline) throws IOException {
        while (wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("not everything arrived in time");
            }
            selector.select(50);
            Set<SelectionKey> ready = selector.selectedKeys();
            for (SelectionKey key : ready) {
                read((Client) key.attachment(), receiver);
            }
            ready.clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private void upgrade(Client client, String token) throws IOException {
        String request = "GET /api/v4/websocket HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        client.channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        buffer.clear();
        int end = -1;
        while (end < 0) {
            if (client.channel.read(buffer) < 0) {
                throw new IOException("the server closed a socket instead of opening it");
            }
            end = headersEnd();
        }
        String status = new String(buffer.array(), 0, 12, StandardCharsets.US_ASCII);
        if (!status.endsWith("101")) {
            throw new IOException("a socket was not opened: " + status);
        }
        // The greeting may have come with the answer.
        frames(client, NOBODY, end);
    }

    private int headersEnd() {
        byte[] bytes = buffer.array();
        for (int i = 3; i < buffer.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private void read(Client client, Receiver receiver) throws IOException {
        buffer.clear();
        buffer.put(client.rest);
        if (client.channel.read(buffer) < 0) {
            throw new IOException("the server closed the socket of client " + client.index);
        }
        frames(client, receiver, 0);
    }

    /** Reads the frames that the buffer has from there on; what is not all there waits for the rest. */
    private void frames(Client client, Receiver receiver, int from) throws IOException {
        int at = from;
        int end = buffer.position();
        for (int next = frame(client, receiver, at, end); next > 0; next = frame(client, receiver, at, end)) {
            at = next;
        }
        client.rest = at == end ? NONE : Arrays.copyOfRange(buffer.array(), at, end);
    }

    /** Reads one frame; where the next one begins, or 0 if this one is not all there. */
    private int frame(Client client, Receiver receiver, int at, int end) throws IOException {
        byte[] bytes = buffer.array();
        if (end - at < 2) {
            return 0;
        }
        int length = bytes[at + 1] & 0x7f;
        int from = at + 2;
        if (length == 126) {
            from = at + 4;
            length = from > end ? 0 : (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
        } else if (length == 127) {
            from = at + 10;
            length = from > end ? 0 : buffer.getInt(at + 6);
        }
        if (from > end || from + length > end) {
            return 0;
        }
        switch (bytes[at] & 0x0f) {
            case TEXT -> text(client, receiver, from, from + length);
            case PING -> client.channel.write(ByteBuffer.wrap(PONG));
            case CLOSE -> throw new IOException("the server closed the socket of client " + client.index);
            default -> {}
        }
        return from + length;
    }

    private void text(Client client, Receiver receiver, int from, int end) {
        if (!client.greeted) {
            client.greeted = true;
            greeted++;
            return;
        }
        int mark = marked(from + hint, end) ? from + hint : find(from, end);
        if (mark >= 0) {
            hint = mark - from;
            receiver.received(client.index, number(mark + MARK_BYTES.length));
        }
    }

    /** Where the mark is; as all events of a message look alike, it is where it was in the last one. */
    private int find(int from, int end) {
        for (int i = from; i + MARK_BYTES.length + DIGITS <= end; i++) {
            if (marked(i, end)) {
                return i;
            }
        }
        return -1;
    }

    private boolean marked(int at, int end) {
        return at + MARK_BYTES.length + DIGITS <= end
                && Arrays.equals(buffer.array(), at, at + MARK_BYTES.length, MARK_BYTES, 0, MARK_BYTES.length);
    }

    private int number(int at) {
        int number = 0;
        for (int i = 0; i < DIGITS; i++) {
            number = number * 10 + buffer.array()[at + i] - '0';
        }
        return number;
    }
}
