package org.utmost.platform.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Until when this node may rely on being told what the others do. Each look into the outbox makes it last for
 * {@link #LASTS} from when the look began. Who changes something waits for this node's acknowledgement, but not for longer
 * than that: by then it has looked, or relies on nothing any more. Clocks need not agree.
 *
 * <p>A lease begins only when every other node knows that this one has to be waited for: when each has gone round a few times
 * since it was written down.
 */
final class Lease {
    static final Duration LASTS = Duration.ofSeconds(2);

    /** A node of which nothing was heard for so long knows that its list of nodes is too old to go by. */
    static final long SILENT_MS = 2 * LASTS.toMillis();

    /** What one wrote in the round before the last, it knew in the last. */
    private static final int ROUNDS = 3;

    private volatile boolean held;
    private volatile long until;

    /** Up to which round each other node is to be waited for, from when this one had written down that it wants a lease. */
    private final Map<String, Long> rounds = new HashMap<>();

    private boolean written;

    /** Whether it may be relied on now. */
    boolean valid() {
        return held && System.nanoTime() - until < 0;
    }

    /** Ends it: not everything is told any more. */
    synchronized void end() {
        held = false;
        written = false;
        rounds.clear();
    }

    /**
     * Makes it last, or comes nearer to its beginning. To be called once it is written down that this node wants one, or
     * still has one: who reads an older line takes it for ended.
     *
     * @param start when the look began; {@link System#nanoTime}
     * @param others the other nodes that live, as that look found them
     */
    synchronized void renew(long start, List<Node> others) {
        if (held && !valid()) {
            held = false;
            rounds.clear();
        }
        if (held || written && areRound(others)) {
            until = start + LASTS.toNanos();
            held = true;
        }
        written = true;
    }

    private boolean areRound(List<Node> others) {
        boolean all = true;
        for (Node other : others) {
            rounds.putIfAbsent(other.id(), other.beats() + ROUNDS);
            all &= other.beats() >= rounds.getOrDefault(other.id(), Long.MAX_VALUE);
        }
        return all;
    }
}
