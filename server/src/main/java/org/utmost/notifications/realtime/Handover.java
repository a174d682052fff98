package org.utmost.notifications.realtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.cluster.Node;
import org.utmost.platform.cluster.Question;
import org.utmost.platform.events.Follower;
import org.utmost.platform.events.Told;
import org.utmost.platform.http.Session;

/**
 * Lets a client go on here with a connection that another node has. Both nodes tell each event, but not at the same time: so
 * this one keeps what it tells from when it asks, the other gives nothing away before it has told all that this one had told
 * by then, and what both told is left out once.
 */
public final class Handover {
    /** What is asked for: all from that number on, once all was told of these nodes that was told here. */
    private record Wanted(String connectionId, String sessionId, long from, Told told, Set<String> nodes) {}

    /** What is given, and what was told by then. */
    private record Given(boolean there, List<String> frames, Told told) {
        static final Given NOTHING = new Given(false, List.of(), new Told(Map.of(), Map.of()));
    }

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Question<Wanted, Given> HANDOVER = new Question<>("handover", Wanted.class, Given.class);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration AGAIN = Duration.ofMillis(2);

    /** NATS takes no more at once: who missed more begins anew. */
    private static final int MOST_CHARACTERS = 200_000;

    private final Hub hub;
    private final Follower events;
    private final Cluster cluster;

    /** That of the connections of that hub, to which those events are told. */
    public Handover(Hub hub, Follower events, Cluster cluster) {
        this.hub = hub;
        this.events = events;
        this.cluster = cluster;
        cluster.answer(HANDOVER, this::give);
    }

    /** The connection with all that its client has to be sent from that number on; null if it has to begin anew. */
    @Nullable
    Connection fetch(String id, Session session, long from, boolean acknowledges) {
        Set<String> nodes = cluster.nodes().stream().map(Node::id).collect(Collectors.toSet());
        if (nodes.size() < 2) {
            return null;
        }
        Connection mine = Connection.arriving(id, session, acknowledges);
        Told told = between(() -> {
            hub.add(mine);
            return events.told();
        });
        boolean whole = false;
        try {
            Given given = cluster.ask(HANDOVER, new Wanted(id, session.id(), from, told, nodes)).stream()
                    .filter(Given::there)
                    .findFirst()
                    .orElse(Given.NOTHING);
            whole = given.there() && !events.unsure();
            if (whole) {
                mine.takeOver(from, bytes(given.frames()), given.told()::has);
            }
        } finally {
            if (!whole) {
                hub.remove(mine);
            }
        }
        return whole ? mine : null;
    }

    private static List<byte[]> bytes(List<String> frames) {
        return frames.stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private Given give(Wanted wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            Given given = between(() -> tryToGive(wanted));
            if (given.there() || hub.find(wanted.connectionId(), wanted.sessionId()) == null) {
                return given;
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        } while (System.nanoTime() < end);
        LOG.debug("Another node told more than this one for too long");
        return Given.NOTHING;
    }

    /** Nothing, if there is no such connection, not any more, or not all has been told yet that the other node has told. */
    private Given tryToGive(Wanted wanted) {
        Connection mine = hub.find(wanted.connectionId(), wanted.sessionId());
        Told told = events.told();
        if (mine == null || !told.covers(wanted.told(), wanted.nodes())) {
            return Given.NOTHING;
        }
        List<String> frames = events.unsure() ? null : mine.owed(wanted.from(), MOST_CHARACTERS);
        hub.remove(mine);
        mine.abort();
        return frames == null ? Given.NOTHING : new Given(true, frames, told);
    }

    /** Runs something while no event is being told. */
    private <T> T between(Supplier<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        events.between(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
