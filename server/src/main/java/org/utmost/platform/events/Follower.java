package org.utmost.platform.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.health.Health;

/**
 * One who is told of events, in order, on a thread of its own: however slow it is, it delays no other, and it may read and
 * write the database. What waits for it is bounded by {@link EventBus#awaitRoom}.
 */
public final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Where that happens which a follower is told of. */
    enum Of {
        THIS_NODE,
        ALL_NODES
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration UNSURE = Duration.ofSeconds(5);
    private static final int MOST_OUT_OF_TURN = 1_000;

    private final Of nodes;
    private final Health.Part part;
    private final Runnable taken;
    private final Runnable catchUp;
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();

    /** Events that wait, of which several may be told together. */
    private final AtomicInteger waiting = new AtomicInteger();

    /** By node, up to which number everything was told, and numbers beyond that; this thread's own. */
    private final Map<String, Long> all = new HashMap<>();

    private final Map<String, Set<Long>> more = new HashMap<>();
    private volatile @Nullable Mark current;
    private volatile long unsureUntil = System.nanoTime();
    private final Thread thread;

    Follower(String name, Of nodes, Health.Part part, Runnable taken, Runnable catchUp) {
        this.nodes = nodes;
        this.part = part;
        this.taken = taken;
        this.catchUp = catchUp;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::follow);
    }

    /** Calls the action on every event of the type. */
    public <E extends Event> Follower on(Class<E> type, Consumer<E> action) {
        listeners.add(new Listener<>(type, action));
        return this;
    }

    /** Runs something between two events. */
    public void between(Runnable action) {
        queue.add(action::run);
    }

    /** What it is being told of now; null for what has no place among that which nodes tell each other. */
    public @Nullable Mark current() {
        return current;
    }

    /** What it was told; to be asked {@link #between} events. */
    public Told told() {
        return new Told(Map.copyOf(all), Map.copyOf(more));
    }

    /** Whether it was told so much out of turn that it does not know what. */
    public boolean unsure() {
        return System.nanoTime() - unsureUntil < 0;
    }

    void pass(Mark mark) {
        queue.add(() -> {
            all.put(mark.origin(), mark.number());
            more.computeIfPresent(mark.origin(), (origin, numbers) -> {
                numbers.removeIf(number -> number <= mark.number());
                return numbers.isEmpty() ? null : numbers;
            });
        });
    }

    Of nodes() {
        return nodes;
    }

    void offer(List<Event> events, @Nullable Mark mark) {
        waiting.addAndGet(events.size());
        queue.add(() -> tell(events, mark));
    }

    int depth() {
        return waiting.get();
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
                queue.take().run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whom an event is told to depends on what happened before it, on other nodes too. */
    private void awaitCaughtUp() throws InterruptedException {
        while (true) {
            try {
                catchUp.run();
                return;
            } catch (RuntimeException away) {
                part.unwell();
                LOG.debug("What other nodes did is not known yet", away);
                Thread.sleep(AGAIN);
            }
        }
    }

    private void tell(List<Event> events, @Nullable Mark mark) throws InterruptedException {
        awaitCaughtUp();
        current = mark;
        boolean well = true;
        for (Event event : events) {
            waiting.decrementAndGet();
            taken.run();
            for (Listener<?> listener : listeners) {
                well &= tell(listener, event);
            }
        }
        if (mark != null) {
            note(mark);
        }
        current = null;
        if (well) {
            part.well();
        }
    }

    private void note(Mark mark) {
        Set<Long> numbers = more.computeIfAbsent(mark.origin(), ignored -> new HashSet<>());
        numbers.add(mark.number());
        if (numbers.size() > MOST_OUT_OF_TURN) {
            numbers.clear();
            unsureUntil = System.nanoTime() + UNSURE.toNanos();
        }
    }

    /** Whatever goes wrong with one event, the next one is told. */
    private boolean tell(Listener<?> listener, Event event) {
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
