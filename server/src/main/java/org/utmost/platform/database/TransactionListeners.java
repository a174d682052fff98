package org.utmost.platform.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.utmost.platform.events.Event;

/** Those who add to a transaction when something happens in it. */
final class TransactionListeners {
    private record Listener<E extends Event>(Class<E> type, BiConsumer<Tx, E> action) {
        void offer(Tx tx, Event event) {
            if (type.isInstance(event)) {
                action.accept(tx, type.cast(event));
            }
        }
    }

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    <E extends Event> void add(Class<E> type, BiConsumer<Tx, E> action) {
        listeners.add(new Listener<>(type, action));
    }

    void during(Tx tx, Event event) {
        for (Listener<?> listener : listeners) {
            listener.offer(tx, event);
        }
    }
}
