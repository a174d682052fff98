package org.utmost.platform.events;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.health.Health;

/**
 * One who is told of events, in order, on a thread of its own: however slow it is, it delays no other, and it may read and
 * write the database. What waits for it is bounded by {@link EventBus#awaitRoom}.
 */
public final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final Health.Part part;
    private final Runnable taken;
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    Follower(String name, Health.Part part, Runnable taken) {
        this.part = part;
        this.taken = taken;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::follow);
    }

    /** Calls the action on every event of the type. */
    public <E extends Event> Follower on(Class<E> type, Consumer<E> action) {
        listeners.add(new Listener<>(type, action));
        return this;
    }

    void offer(Event event) {
        queue.add(event);
    }

    int depth() {
        return queue.size();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    void stop() {
        thread.interrupt();
    }

    private void follow() {
        try {
            while (true) {
                Event event = queue.take();
                taken.run();
                boolean well = true;
                for (Listener<?> listener : listeners) {
                    well &= told(listener, event);
                }
                if (well) {
                    part.well();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with one event, the next one is told. */
    private boolean told(Listener<?> listener, Event event) {
        try {
            listener.offer(event);
            return true;
        } catch (Throwable e) {
            part.unwell();
            LOG.error("A follower failed on {}", event.getClass().getSimpleName(), e);
            return false;
        }
    }
}
