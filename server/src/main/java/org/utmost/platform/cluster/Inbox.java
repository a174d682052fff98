package org.utmost.platform.cluster;

import java.time.Duration;
import java.util.Collection;
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
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.events.Mark;
import org.utmost.platform.events.Parcel;

/** Takes over what other nodes did: each parcel once, whether NATS brings it or it is found in the outbox. */
final class Inbox {
    /** A way to look into the outbox, for what is not known from the horizon on. */
    interface Look {
        OutboxStore.Found find(long horizon, Collection<String> known);
    }

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
     * Takes what NATS brought; called by one at a time. When it returns, all is known that its node told up to this: what
     * comes out of turn, or was too large, is looked for, as all before was committed when it was sent.
     */
    void arrived(Mark mark, @Nullable Parcel parcel) {
        bus.awaitRoom();
        Long last = numbers.remove(mark.origin());
        List<Event> events = parcel == null ? List.of() : events(parcel);
        if (parcel == null || last == null || mark.number() != last + 1 || bus.missesPrevious(events)) {
            catchUp();
        }
        taking.lock();
        try {
            if (parcel != null) {
                take(parcel.as(mark.number()), events);
            }
            bus.passed(mark);
        } finally {
            taking.unlock();
        }
        numbers.put(mark.origin(), mark.number());
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
                lookNow((from, ids) -> database.read(db -> outbox.find(db, from, node, ids)));
            }
        } finally {
            looking.unlock();
        }
    }

    /** The same, by another way to look. */
    void look(Look look) {
        looking.lock();
        try {
            lookNow(look);
        } finally {
            looking.unlock();
        }
    }

    private void lookNow(Look look) {
        long start = System.nanoTime();
        if (start - lookedAt > LOST.toNanos()) {
            LOG.warn("For {} s it was not seen what other nodes do", (start - lookedAt) / 1_000_000_000);
            beginAnew();
        }
        takeAll(look.find(horizon(), knownIds()));
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
            found.parcels().forEach(parcel -> take(parcel, events(parcel)));
            horizon = found.horizon();
            known.values().removeIf(transaction -> transaction < horizon);
        } finally {
            taking.unlock();
        }
    }

    private void take(Parcel parcel, List<Event> events) {
        if (parcel.kept()
                && (parcel.transaction() < horizon || known.putIfAbsent(parcel.id(), parcel.transaction()) != null)) {
            return;
        }
        bus.arrived(events, parcel.mark());
    }

    /** What it has; nothing, and nothing is remembered any more, if another version of the server wrote it. */
    private List<Event> events(Parcel parcel) {
        try {
            return EventCodec.decode(parcel.events());
        } catch (EventCodec.Unreadable other) {
            LOG.warn("What happened on another node can't be read, so all that was remembered is forgotten", other);
            bus.missed();
            return List.of();
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
