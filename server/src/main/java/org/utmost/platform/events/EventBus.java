package org.utmost.platform.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.health.Health;

/**
 * Delivers events: first to the owners of caches, before the change is answered, then to each {@link Follower} on a thread
 * of its own, in the order of the commits. A commit never waits for a follower, so that a follower may write; but when one
 * falls {@value #BEHIND} events behind, new transactions wait for it ({@link #awaitRoom}). Where there are several nodes, a
 * {@link Carrier} tells the others, and a change is answered once they know.
 */
public final class EventBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    private static final int BEHIND = 8192;

    private final Health health;
    private final List<Listener<?>> caches = new CopyOnWriteArrayList<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private @Nullable Carrier carrier;

    private final Changes changes = new Changes();

    private final ReentrantLock order = new ReentrantLock();
    private long nextTicket;
    private long nextNumber = 1;
    private long nextDelivered;

    /** What was committed while an earlier ticket was still out. */
    private final Map<Long, Outcome> early = new HashMap<>();

    private final ReentrantLock crowd = new ReentrantLock();
    private final Condition room = crowd.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    /** What became of a transaction. */
    private record Outcome(List<Event> events, @Nullable Parcel parcel, boolean committed) {}

    public EventBus(Health health) {
        this.health = health;
    }

    /** Calls the action before the commit is answered, so that whoever was answered reads fresh data. Must be quick. */
    public <E extends Event> void onCommit(Class<E> type, Consumer<E> action) {
        caches.add(new Listener<>(type, action));
    }

    /** Calls the action when events of other nodes were missed: whatever was remembered may be wrong. */
    public void onMissed(Runnable action) {
        forgetting.add(action);
    }

    /** One who is told soon after a commit on this node, with a queue and a thread of that name of its own. */
    public Follower follower(String name) {
        return follower(name, Follower.Of.THIS_NODE);
    }

    /** The same, told of what happens on the other nodes too. */
    public Follower followerOfAllNodes(String name) {
        return follower(name, Follower.Of.ALL_NODES);
    }

    private Follower follower(String name, Follower.Of nodes) {
        Follower follower = new Follower(name, nodes, health.part(name), this::leaveRoom, this::catchUp);
        followers.add(follower);
        return follower;
    }

    /** Has that one tell the other nodes; to be called before anything happens. */
    public void carryBy(Carrier another) {
        carrier = another;
    }

    /** The events as they travel to other nodes; null if they do not. */
    public @Nullable Parcel pack(List<Event> events) {
        Carrier by = carrier;
        return by == null || events.isEmpty() ? null : by.pack(events);
    }

    /**
     * Gives the events of a transaction their place in the order of delivery, to be taken while the rows that it changed
     * are still locked, so that of two changes of one row the later one is also told later.
     *
     * @param parcel what the transaction keeps for the other nodes; null for nothing
     */
    public Delivery delivery(List<Event> events, @Nullable Parcel parcel) {
        return new Delivery(events, parcel);
    }

    /** Takes the events of a transaction, or of what is none, that are next in order, and concern this node alone. */
    public void committed(List<Event> events) {
        delivery(events, null).committed();
    }

    /** Everything was taken that a node told up to this. */
    public void passed(Mark mark) {
        followers.forEach(follower -> follower.pass(mark));
    }

    /**
     * Takes what happened on another node.
     *
     * @param mark null for what is only mentioned
     */
    public void arrived(List<Event> events, @Nullable Mark mark) {
        drop(events);
        order.lock();
        try {
            changes.previous(events)
                    .forEach(mine -> offer(changes.latest(List.of(mine.event())), mine.mark(), Follower.Of.THIS_NODE));
            offer(changes.latest(events), mark, Follower.Of.ALL_NODES);
        } finally {
            order.unlock();
        }
    }

    /** Tells all nodes of what is in no transaction, and waits until they know; one that is cut off misses it. */
    public void tell(Event event) {
        List<Event> events = List.of(event);
        delivery(events, pack(events)).committed();
    }

    /** Tells all nodes of what is in no transaction; the others may miss it. */
    public void mention(Event event) {
        arrived(List.of(event), null);
        Carrier by = carrier;
        if (by != null) {
            by.mention(event);
        }
    }

    /** Forgets what was remembered, as events of other nodes were missed. */
    public void missed() {
        forgetting.forEach(Runnable::run);
    }

    /** Takes over what the other nodes committed before now, if it is not sure that they told. */
    public void catchUp() {
        Carrier by = carrier;
        if (by != null) {
            by.catchUp();
        }
    }

    /** Waits while a follower is too far behind; a follower itself never waits. */
    public void awaitRoom() {
        if (depth() < BEHIND || followers.stream().anyMatch(Follower::isCurrentThread)) {
            return;
        }
        crowd.lock();
        waiting.incrementAndGet();
        try {
            while (depth() >= BEHIND) {
                room.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
            crowd.unlock();
        }
    }

    /** Events that wait for the slowest follower. */
    public int depth() {
        int deepest = 0;
        for (Follower follower : followers) {
            deepest = Math.max(deepest, follower.depth());
        }
        return deepest;
    }

    /** Stops the followers; what is still queued is not delivered. */
    @Override
    public void close() {
        followers.forEach(Follower::stop);
    }

    /** A place in the order, and for what other nodes hear the same among that. */
    private long ticket(List<Event> events, @Nullable Parcel parcel) {
        order.lock();
        try {
            if (parcel != null) {
                parcel.as(nextNumber++);
                changes.begin(events, parcel.mark());
            }
            return nextTicket++;
        } finally {
            order.unlock();
        }
    }

    private void deliver(long ticket, Outcome outcome) {
        order.lock();
        try {
            early.put(ticket, outcome);
            Outcome due = early.remove(nextDelivered);
            while (due != null) {
                nextDelivered++;
                deliver(due);
                due = early.remove(nextDelivered);
            }
        } finally {
            order.unlock();
        }
    }

    private void deliver(Outcome due) {
        Parcel parcel = due.parcel();
        if (parcel == null || carrier == null) {
            if (due.committed()) {
                offer(due.events(), null, Follower.Of.THIS_NODE);
            }
            return;
        }
        List<Event> events = changes.end(due.events());
        if (due.committed()) {
            offer(changes.latest(events), parcel.mark(), Follower.Of.THIS_NODE);
            passed(parcel.mark());
            carrier.send(parcel);
        } else {
            passed(parcel.mark());
            carrier.skip(parcel);
        }
    }

    private void offer(List<Event> events, @Nullable Mark mark, Follower.Of from) {
        for (Follower follower : followers) {
            if (from == Follower.Of.THIS_NODE || follower.nodes() == Follower.Of.ALL_NODES) {
                follower.offer(events, mark);
            }
        }
    }

    private void leaveRoom() {
        if (waiting.get() > 0 && depth() < BEHIND) {
            crowd.lock();
            try {
                room.signalAll();
            } finally {
                crowd.unlock();
            }
        }
    }

    /**
     * Whether these change what another node changed a moment before, and of which it is not known yet: it is committed, and
     * has to be told before.
     */
    public boolean missesPrevious(List<Event> events) {
        return changes.missPrevious(events);
    }

    private void takePrevious(List<Event> events, Carrier by) {
        if (missesPrevious(events)) {
            try {
                by.look();
            } catch (RuntimeException away) {
                LOG.debug("What came before is not known", away);
            }
        }
    }

    private void drop(List<Event> events) {
        for (Event event : events) {
            caches.forEach(listener -> drop(listener, event));
        }
    }

    private static void drop(Listener<?> listener, Event event) {
        try {
            listener.offer(event);
        } catch (Throwable e) {
            LOG.error("A cache failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    /**
     * Events of one transaction with their place in the order. Later ones wait for it, so it has to come to an end, once:
     * {@link #committed} or {@link #abandoned}. Without events it has no place, and nobody waits.
     */
    public final class Delivery {
        private final long ticket;
        private final List<Event> events;
        private final @Nullable Parcel parcel;

        private Delivery(List<Event> events, @Nullable Parcel parcel) {
            this.events = events;
            this.parcel = parcel;
            this.ticket = events.isEmpty() ? 0 : ticket(events, parcel);
        }

        /**
         * Tells the events: to the owners of caches now, to the followers and the other nodes when it is their turn. When
         * it returns, no node has anything in its caches that they made wrong.
         */
        public void committed() {
            drop(events);
            if (carrier != null) {
                takePrevious(events, carrier);
            }
            end(new Outcome(events, parcel, true));
            if (parcel != null && carrier != null) {
                carrier.awaitKnown(parcel);
            }
        }

        /** Gives the place back of a transaction that did not commit. */
        public void abandoned() {
            end(new Outcome(events, parcel, false));
        }

        private void end(Outcome outcome) {
            if (!events.isEmpty()) {
                deliver(ticket, outcome);
            }
        }
    }
}
