package org.utmost.platform.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How the parts are that live as long as the server does. Each tells how its last round went. */
public final class Health {
    /** One of them. */
    public static final class Part {
        private volatile boolean well = true;
        private volatile long unwellUntil;

        private Part() {}

        /** Its last round did what it should. */
        public void well() {
            // Read first: this is called for every event, and others read the same line of memory.
            if (!well && System.nanoTime() - unwellUntil >= 0) {
                well = true;
            }
        }

        /** Its last round failed. */
        public void unwell() {
            unwell(Duration.ZERO);
        }

        /** Its last round failed in a way that another may go well by chance: it is unwell for that time at least. */
        public void unwell(Duration least) {
            unwellUntil = System.nanoTime() + least.toNanos();
            well = false;
        }
    }

    private final Map<String, Part> parts = new ConcurrentSkipListMap<>();

    /** The part of that name, well until it says otherwise. */
    public Part part(String name) {
        return parts.computeIfAbsent(name, ignored -> new Part());
    }

    /** The names of the parts whose last round failed. */
    public List<String> unwell() {
        return parts.entrySet().stream()
                .filter(each -> !each.getValue().well)
                .map(Map.Entry::getKey)
                .toList();
    }
}
