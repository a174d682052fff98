package org.utmost.platform.events;

import java.util.function.Consumer;

/** What to do on events of a type. */
record Listener<E extends Event>(Class<E> type, Consumer<E> action) {
    void offer(Event event) {
        if (type.isInstance(event)) {
            action.accept(type.cast(event));
        }
    }
}
