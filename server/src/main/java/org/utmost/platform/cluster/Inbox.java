package org.utmost.platform.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.OutboxStore;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.events.Mark;
import org.utmost.platform.events.Parcel;

/** Takes over what other nodes did: each parcel once, whether NATS brings it or it is found in the outbox. */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** How long the outbox keeps what was done, and a dead node is remembered. */
    static final Duration KEPT = Duration.ofSeconds(60);

    /** Who has not looked for so long can't know what was swept out of the outbox meanwhile. */
    private static final Duration LOST = KEPT.minusSeconds(15);

    private final Database database;
    private final OutboxStore outbox = new OutboxStore();
    private final EventBus bus;
    private final String node;

    /** Held by who looks, so that all who come meanwhile are served by the next look. */
    private final ReentrantLock looking = new ReentrantLock();

    private long lookedAt;

    /** Held while something is taken over, which is done by one at a time, and guards what follows. */
    private final ReentrantLock taking = new ReentrantLock();

    private long horizon;

    /** The transactions from the horizon on whose parcels are known, by the parcel's id. */
    private final Map<String, Long> known = new HashMap<>();

    /** The number of the last that NATS brought of each node; none while it is not known what came before. */
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();

    Inbox(Database database, EventBus bus, String node) {
        this.database = database;
        this.bus = bus;
        this.node = node;
        this.lookedAt = System.nanoTime();
        this.horizon = database.read(outbox::horizon);
    }

    /**
     * Takes what NATS brought; called by one at a time. When it returns, all is known that this node told up to that number.
     *
     * @param parcel null if it has to be looked for
     */
    void arrived(String origin, long number, @Nullable Parcel parcel) {
        bus.awaitRoom();
        Long last = numbers.remove(origin);
        if (parcel == null || last == null || number != last + 1) {
            catchUp();
        } else {
            taking.lock();
            try {
                take(parcel, number);
            } finally {
                taking.unlock();
            }
        }
        numbers.put(origin, number);
    }

    /**
     * Takes over all that was committed before this call.
     *
     * @throws org.utmost.platform.database.DatabaseException if the database can't be asked
     */
    void catchUp() {
        long since = System.nanoTime();
        looking.lock();
        try {
            if (lookedAt - since <= 0) {
                look();
            }
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        long start = System.nanoTime();
        if (start - lookedAt > LOST.toNanos()) {
            LOG.warn("For {} s it was not seen what other nodes do", (start - lookedAt) / 1_000_000_000);
            beginAnew();
        } else {
            takeAll(database.read(db -> outbox.find(db, horizon(), node, knownIds())));
        }
        lookedAt = start;
    }

    private void beginAnew() {
        long next = database.read(outbox::horizon);
        taking.lock();
        try {
            horizon = next;
            known.clear();
            bus.missed();
        } finally {
            taking.unlock();
        }
    }

    private void takeAll(OutboxStore.Found found) {
        taking.lock();
        try {
            found.parcels().forEach(parcel -> take(parcel, 0));
            horizon = found.horizon();
            known.values().removeIf(transaction -> transaction < horizon);
        } finally {
            taking.unlock();
        }
    }

    private void take(Parcel parcel, long number) {
        if (parcel.kept()
                && (parcel.transaction() < horizon || known.putIfAbsent(parcel.id(), parcel.transaction()) != null)) {
            return;
        }
        try {
            bus.arrived(EventCodec.decode(parcel.events()), new Mark(parcel.origin(), number));
        } catch (EventCodec.Unreadable other) {
            LOG.warn("What happened on another node can't be read, so all that was remembered is forgotten", other);
            bus.missed();
        }
    }

    private long horizon() {
        taking.lock();
        try {
            return horizon;
        } finally {
            taking.unlock();
        }
    }

    private List<String> knownIds() {
        taking.lock();
        try {
            return List.copyOf(known.keySet());
        } finally {
            taking.unlock();
        }
    }
}
