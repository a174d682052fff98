package org.utmost.platform.events;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events in the order of their commits, first to the owners of caches, before the change is answered, then to
 * subscribers on one thread of its own. The queue between is bounded: when subscribers fall {@value #QUEUE} events
 * behind, commits wait for them. A subscriber therefore must not write to the database itself.
 */
public final class EventBus implements AutoCloseable {
    private static final int QUEUE = 8192;
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private record Listener<E extends Event>(Class<E> type, Consumer<E> action) {
        void offer(Event event) {
            if (type.isInstance(event)) {
                action.accept(type.cast(event));
            }
        }
    }

    private final List<Listener<?>> caches = new CopyOnWriteArrayList<>();
    private final List<Listener<?>> subscribers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread dispatcher =
            Thread.ofPlatform().name("events").daemon().unstarted(this::dispatch);

    /** Starts delivering; events committed before wait in the queue. */
    public EventBus() {
        dispatcher.start();
    }

    /** Calls the action before the commit is answered, so that whoever was answered reads fresh data. Must be quick. */
    public <E extends Event> void onCommit(Class<E> type, Consumer<E> action) {
        caches.add(new Listener<>(type, action));
    }

    /** Calls the action soon after the commit, in order, on the bus's thread. */
    public <E extends Event> void subscribe(Class<E> type, Consumer<E> action) {
        subscribers.add(new Listener<>(type, action));
    }

    /** Takes the events of one committed transaction. */
    public void committed(List<Event> events) {
        for (Event event : events) {
            caches.forEach(listener -> offer(listener, event));
        }
        if (subscribers.isEmpty()) {
            return;
        }
        try {
            for (Event event : events) {
                queue.put(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Events that wait for the subscribers. */
    public int depth() {
        return queue.size();
    }

    /** Stops the dispatcher; what is still queued is not delivered. */
    @Override
    public void close() {
        dispatcher.interrupt();
    }

    private void dispatch() {
        try {
            while (true) {
                Event event = queue.take();
                subscribers.forEach(listener -> offer(listener, event));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void offer(Listener<?> listener, Event event) {
        try {
            listener.offer(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }
}
