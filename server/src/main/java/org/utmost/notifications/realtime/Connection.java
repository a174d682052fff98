package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Mark;
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

    /** Room for what mostly waits: next to nothing. */
    private static final int SMALL = 4;

    /** Frames that are written together at the most. */
    private static final int TOGETHER = 16;

    /** RFC 6455: try again later. */
    private static final int TRY_AGAIN = 1013;

    private final String id;
    private volatile Session session;
    private final boolean acknowledges;

    /** Events without their numbers, shared with all who got the same: the numbers follow from where an event stands. */
    private final Deque<byte[]> sent = new ArrayDeque<>(SMALL);

    private final Deque<byte[]> waiting = new ArrayDeque<>(SMALL);
    private final Deque<byte[]> replies = new ArrayDeque<>(SMALL);
    private volatile Set<String> looksAt = Set.of();
    private @Nullable Socket socket;
    private boolean writing;

    /** Whether somebody was told to drain and has not done so yet. */
    private boolean drainDue;

    private boolean overflowed;

    /** What came while the rest is fetched from another node; null when nothing is. */
    private @Nullable List<Gathered> gathering;

    /** An event that another node may have told too. */
    @SuppressWarnings("ArrayRecordComponent") // shared with all who got the same, never compared
    private record Gathered(@Nullable Mark mark, byte[] head) {}

    private long nextSeq;
    private long parkedAt;

    Connection(String id, Session session, boolean acknowledges) {
        this.id = id;
        this.session = session;
        this.acknowledges = acknowledges;
    }

    /** One of which another node has the rest; what comes meanwhile is kept until {@link #takeOver}. */
    static Connection arriving(String id, Session session, boolean acknowledges) {
        Connection arriving = new Connection(id, session, acknowledges);
        arriving.gathering = new ArrayList<>();
        return arriving;
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

    /** What became of an event that was offered. */
    enum Offered {
        /** It waits, and somebody has to {@link #drain}. */
        DUE,
        /** It waits for what is under way, or for the client to come back. */
        WAITS,
        /** It was left out. */
        LEFT_OUT,
        /** The client had to be cut off for it. */
        CUT_OFF,
        /** The client was away for too much: it has to begin anew, and the connection is of no use any more. */
        LOST
    }

    /**
     * Takes an event.
     *
     * @param mark which of all nodes' events it is of; null if other nodes have it not, or can do without
     */
    Offered offer(byte[] head, boolean minor, @Nullable Mark mark) {
        Socket slow;
        synchronized (this) {
            if (gathering != null) {
                return gather(gathering, head, minor, mark);
            }
            if (overflowed || minor && waiting.size() >= QUEUE / 2) {
                return Offered.LEFT_OUT;
            }
            waiting.addLast(head);
            nextSeq++;
            if (waiting.size() > PARKED) {
                overflowed = true;
                sent.clear();
                waiting.clear();
                return Offered.LOST;
            }
            slow = waiting.size() > QUEUE ? socket : null;
            if (slow == null) {
                boolean due = socket != null && !writing && !drainDue;
                drainDue = drainDue || due;
                return due ? Offered.DUE : Offered.WAITS;
            }
            socket = null;
        }
        slow.close(TRY_AGAIN, "too slow: reconnect to resume");
        return Offered.CUT_OFF;
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
        Socket before;
        synchronized (this) {
            if (overflowed || from < firstWaiting() - sent.size() || from > nextSeq) {
                return false;
            }
            while (from < firstWaiting()) {
                waiting.addFirst(sent.removeLast());
            }
            while (from > firstWaiting()) {
                sent.addLast(waiting.removeFirst());
            }
            before = socket;
            socket = to;
            writing = false;
            parkedAt = 0;
        }
        if (before != null) {
            before.abort();
        }
        drain();
        return true;
    }

    private static Offered gather(List<Gathered> gathering, byte[] head, boolean minor, @Nullable Mark mark) {
        if (minor && mark == null || gathering.size() >= PARKED) {
            return Offered.LEFT_OUT;
        }
        gathering.add(new Gathered(mark, head));
        return Offered.WAITS;
    }

    /**
     * The events from that number on, for another node to send; null if they are gone.
     *
     * @param characters that they have at the most
     */
    synchronized @Nullable List<String> owed(long from, int characters) {
        if (overflowed || gathering != null || from < firstWaiting() - sent.size() || from > nextSeq) {
            return null;
        }
        List<String> frames = Stream.concat(sent.stream(), waiting.stream())
                .skip(from - (firstWaiting() - sent.size()))
                .map(head -> new String(head, StandardCharsets.UTF_8))
                .toList();
        return frames.stream().mapToInt(String::length).sum() > characters ? null : frames;
    }

    /**
     * Goes on with the events that another node had to send, and those that came meanwhile.
     *
     * @param from the number of the first
     * @param there which of the latter the other node told before it gave the former
     */
    synchronized void takeOver(long from, List<byte[]> frames, Predicate<Mark> there) {
        List<Gathered> meanwhile = gathering == null ? List.of() : gathering;
        gathering = null;
        overflowed = meanwhile.size() >= PARKED;
        waiting.addAll(frames);
        for (Gathered each : meanwhile) {
            if (each.mark() == null || !there.test(each.mark())) {
                waiting.addLast(each.head());
            }
        }
        nextSeq = from + waiting.size();
    }

    /** Cuts its socket off. */
    void abort() {
        Socket open;
        synchronized (this) {
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
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

    /** The number of the event that is sent next. */
    private long firstWaiting() {
        return nextSeq - waiting.size();
    }

    /** Writes what waits, unless that is under way: then it goes on by itself. */
    void drain() {
        boolean more = true;
        while (more) {
            Write write = next();
            more = write != null && write.send();
        }
    }

    /** The frames that are due, if none is under way. */
    private synchronized @Nullable Write next() {
        drainDue = false;
        if (writing || socket == null || waiting.isEmpty() && replies.isEmpty()) {
            return null;
        }
        writing = true;
        List<byte[]> frames = new ArrayList<>(1);
        while (frames.size() < TOGETHER && !(waiting.isEmpty() && replies.isEmpty())) {
            boolean greeting = !waiting.isEmpty() && firstWaiting() == 0;
            frames.add(replies.isEmpty() || greeting ? nextEvent() : replies.removeFirst());
        }
        return new Write(socket, frames);
    }

    private byte[] nextEvent() {
        byte[] tail = (firstWaiting() + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] head = waiting.removeFirst();
        sent.addLast(head);
        if (sent.size() > KEPT + QUEUE) {
            sent.removeFirst();
        }
        byte[] frame = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, frame, head.length, tail.length);
        return frame;
    }

    /** Frames on their way. Most end at once, in the sender's own call: then the sender goes on, in a loop. */
    private final class Write implements Socket.Written {
        private final Socket to;
        private final List<byte[]> frames;
        private final AtomicBoolean met = new AtomicBoolean();

        Write(Socket to, List<byte[]> frames) {
            this.to = to;
            this.frames = frames;
        }

        /** Sends it; true if it has already arrived. */
        boolean send() {
            to.send(frames, this);
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
