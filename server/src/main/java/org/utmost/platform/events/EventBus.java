package org.utmost.platform.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.health.Health;

/**
 * Delivers events: first to the owners of caches, before the change is answered, then to each {@link Follower} on a thread
 * of its own, in the order of the commits. A commit never waits for a follower, so that a follower may write; but when one
 * falls {@value #BEHIND} events behind, new transactions wait for it ({@link #awaitRoom}).
 */
public final class EventBus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);
    private static final int BEHIND = 8192;

    private final Health health;
    private final List<Listener<?>> caches = new CopyOnWriteArrayList<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    private final ReentrantLock order = new ReentrantLock();
    private long nextTicket;
    private long nextDelivered;

    /** What was committed while an earlier ticket was still out. */
    private final Map<Long, List<Event>> early = new HashMap<>();

    private final ReentrantLock crowd = new ReentrantLock();
    private final Condition room = crowd.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    public EventBus(Health health) {
        this.health = health;
    }

    /** Calls the action before the commit is answered, so that whoever was answered reads fresh data. Must be quick. */
    public <E extends Event> void onCommit(Class<E> type, Consumer<E> action) {
        caches.add(new Listener<>(type, action));
    }

    /** One who is told soon after the commit, with a queue and a thread of that name of its own. */
    public Follower follower(String name) {
        Follower follower = new Follower(name, health.part(name), this::leaveRoom);
        followers.add(follower);
        return follower;
    }

    /**
     * Gives the events of a transaction their place in the order of delivery, to be taken while the rows that it changed
     * are still locked, so that of two changes of one row the later one is also told later.
     */
    public Delivery delivery(List<Event> events) {
        return new Delivery(events);
    }

    /** Takes the events of a transaction, or of what is none, that are next in order. */
    public void committed(List<Event> events) {
        delivery(events).committed();
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

    private long ticket() {
        order.lock();
        try {
            return nextTicket++;
        } finally {
            order.unlock();
        }
    }

    private void deliver(long ticket, List<Event> events) {
        order.lock();
        try {
            early.put(ticket, events);
            List<Event> due = early.remove(nextDelivered);
            while (due != null) {
                nextDelivered++;
                for (Event event : due) {
                    followers.forEach(follower -> follower.offer(event));
                }
                due = early.remove(nextDelivered);
            }
        } finally {
            order.unlock();
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

        private Delivery(List<Event> events) {
            this.events = events;
            this.ticket = events.isEmpty() ? 0 : ticket();
        }

        /** Tells the events: to the owners of caches now, to the followers when it is their turn. */
        public void committed() {
            for (Event event : events) {
                caches.forEach(listener -> drop(listener, event));
            }
            tell(events);
        }

        /** Gives the place back of a transaction that did not commit. */
        public void abandoned() {
            tell(List.of());
        }

        private void tell(List<Event> told) {
            if (!events.isEmpty()) {
                deliver(ticket, told);
            }
        }
    }
}
