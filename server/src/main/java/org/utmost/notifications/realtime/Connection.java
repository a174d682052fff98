package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.Session;
import org.utmost.platform.websocket.Socket;

/**
 * What the server owes one client: the events not yet sent, and the last ones sent, in case it comes back for them. It
 * outlives its socket by five minutes. Its own lock guards it; nothing is sent while the lock is held.
 */
final class Connection {
    /** Events that may wait for the client; one more, and it is cut off. */
    static final int QUEUE = 256;

    /** Events that may wait for a client that has no socket; one more, and it has to begin anew. */
    private static final int PARKED = 1024;

    /** Events kept after they were sent. */
    private static final int KEPT = 128;

    /** RFC 6455: try again later. */
    private static final int TRY_AGAIN = 1013;

    @SuppressWarnings("ArrayRecordComponent") // written to the socket as it is, never compared
    private record Event(long seq, byte[] frame) {}

    private final String id;
    private volatile Session session;
    private final boolean acknowledges;
    private final Deque<Event> sent = new ArrayDeque<>();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Deque<byte[]> replies = new ArrayDeque<>();
    private volatile Set<String> looksAt = Set.of();
    private @Nullable Socket socket;
    private boolean writing;
    private boolean overflowed;
    private long nextSeq;
    private long parkedAt;

    Connection(String id, Session session, boolean acknowledges) {
        this.id = id;
        this.session = session;
        this.acknowledges = acknowledges;
    }

    String id() {
        return id;
    }

    Session session() {
        return session;
    }

    /** Takes over what the user may do from now on. */
    void setRoles(String roles) {
        session = session.withRoles(roles);
    }

    /** Whether its client wants to be asked to acknowledge the posts that notify it. */
    boolean acknowledges() {
        return acknowledges;
    }

    /** Notes which channels the client shows: that of its page, and that of its open thread; none if it does not say. */
    void lookAt(Set<String> channelIds) {
        looksAt = channelIds;
    }

    /** Whether the client shows that channel, as far as it says what it shows. */
    boolean shows(String channelId) {
        return looksAt.isEmpty() || looksAt.contains(channelId);
    }

    /** Takes an event; returns whether the client had to be cut off for it. */
    boolean offer(byte[] head, boolean minor) {
        Socket slow;
        synchronized (this) {
            if (overflowed || minor && waiting.size() >= QUEUE / 2) {
                return false;
            }
            waiting.addLast(numbered(head));
            overflowed = waiting.size() > PARKED;
            slow = waiting.size() > QUEUE ? socket : null;
            if (slow != null) {
                socket = null;
            }
        }
        if (slow != null) {
            slow.close(TRY_AGAIN, "too slow: reconnect to resume");
            return true;
        }
        drain();
        return false;
    }

    /** Takes an answer to the client's own request; answers have no number. */
    void reply(byte[] frame) {
        synchronized (this) {
            if (replies.size() >= QUEUE) {
                return;
            }
            replies.addLast(frame);
        }
        drain();
    }

    /** Begins to send to a socket. */
    void attach(Socket to) {
        synchronized (this) {
            socket = to;
            writing = false;
            parkedAt = 0;
        }
        drain();
    }

    /** Begins to send to a socket of a client that has all events before this number; false if they are gone. */
    boolean resume(Socket to, long from) {
        synchronized (this) {
            long oldest = sent.isEmpty() ? firstWaiting() : sent.getFirst().seq();
            if (overflowed || from < oldest || from > nextSeq) {
                return false;
            }
            Deque<Event> again = new ArrayDeque<>();
            while (!sent.isEmpty() && sent.getLast().seq() >= from) {
                again.addFirst(sent.removeLast());
            }
            again.reversed().forEach(waiting::addFirst);
            while (!waiting.isEmpty() && waiting.getFirst().seq() < from) {
                sent.addLast(waiting.removeFirst());
            }
            socket = to;
            writing = false;
            parkedAt = 0;
        }
        drain();
        return true;
    }

    /** Forgets that socket, if it is still the one; returns whether it was. */
    boolean detach(Socket from, long now) {
        synchronized (this) {
            if (socket != from && socket != null) {
                return false;
            }
            socket = null;
            parkedAt = now;
            return true;
        }
    }

    /** Since when it has no socket, epoch milliseconds; 0 while it has one. */
    synchronized long parkedAt() {
        return parkedAt;
    }

    /** Closes its socket. */
    void close(int code, String reason) {
        Socket open;
        synchronized (this) {
            open = socket;
        }
        if (open != null) {
            open.close(code, reason);
        }
    }

    synchronized int depth() {
        return waiting.size();
    }

    private long firstWaiting() {
        return waiting.isEmpty() ? nextSeq : waiting.getFirst().seq();
    }

    private Event numbered(byte[] head) {
        byte[] tail = (nextSeq + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[head.length + tail.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(tail, 0, frame, head.length, tail.length);
        return new Event(nextSeq++, frame);
    }

    private void drain() {
        boolean more = true;
        while (more) {
            Write write = next();
            more = write != null && write.send();
        }
    }

    /** The frame that is due, if none is under way. */
    private synchronized @Nullable Write next() {
        if (writing || socket == null || waiting.isEmpty() && replies.isEmpty()) {
            return null;
        }
        writing = true;
        boolean greeting = !waiting.isEmpty() && waiting.getFirst().seq() == 0;
        if (!replies.isEmpty() && !greeting) {
            return new Write(socket, replies.removeFirst());
        }
        Event event = waiting.removeFirst();
        sent.addLast(event);
        if (sent.size() > KEPT + QUEUE) {
            sent.removeFirst();
        }
        return new Write(socket, event.frame());
    }

    /** One frame on its way. Most end at once, in the sender's own call: then the sender goes on, in a loop. */
    private final class Write implements Socket.Written {
        private final Socket to;
        private final byte[] frame;
        private final AtomicBoolean met = new AtomicBoolean();

        Write(Socket to, byte[] frame) {
            this.to = to;
            this.frame = frame;
        }

        /** Sends it; true if it has already arrived. */
        boolean send() {
            to.send(frame, this);
            return !met.compareAndSet(false, true);
        }

        @Override
        public void done() {
            synchronized (Connection.this) {
                if (socket == to) {
                    writing = false;
                }
            }
            if (!met.compareAndSet(false, true)) {
                drain();
            }
        }

        @Override
        public void failed() {
            to.abort();
        }
    }
}
