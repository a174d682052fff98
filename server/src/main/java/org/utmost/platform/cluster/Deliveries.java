package org.utmost.platform.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.events.Carrier;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.LocalEvent;
import org.utmost.platform.events.Parcel;
import org.utmost.platform.ids.Ids;

/**
 * What this node tells the others: numbered, so that who misses one notices by the next, and acknowledged by number, one for
 * all before it.
 */
final class Deliveries implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Bus bus;
    private final Members members;
    private final Lease lease;
    private final Inbox inbox;
    private final Ids ids;
    private final String node;
    private final Timer waited;
    private volatile long sent;

    /** Nobody is answered any more. */
    private volatile boolean closed;

    /** By node, up to which number it knows. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    /** Sent parcels that somebody has still to acknowledge, by their numbers. */
    private final ConcurrentNavigableMap<Long, Parcel> unknown = new ConcurrentSkipListMap<>();

    Deliveries(Bus bus, Members members, Lease lease, Inbox inbox, MeterRegistry meters, Ids ids, String node) {
        this.bus = bus;
        this.members = members;
        this.lease = lease;
        this.inbox = inbox;
        this.ids = ids;
        this.node = node;
        this.waited = Timer.builder("utmost.cluster.wait")
                .description("Time that changes wait until the other nodes know of them")
                .register(meters);
        Gauge.builder("utmost.cluster.unacknowledged", unknown, Map::size)
                .description("Transactions of which another node has still to hear")
                .register(meters);
    }

    @Override
    public @Nullable Parcel pack(List<Event> events) {
        List<Event> travelling =
                events.stream().filter(each -> !(each instanceof LocalEvent)).toList();
        return travelling.isEmpty() ? null : new Parcel(ids.newId(), node, EventCodec.encode(travelling));
    }

    /** Called by one at a time. */
    @Override
    public void send(Parcel parcel) {
        unknown.put(parcel.number(), parcel);
        sent = parcel.number();
        bus.send(parcel);
        settle();
    }

    @Override
    public void skip(Parcel parcel) {
        sent = parcel.number();
        bus.skip(parcel);
    }

    @Override
    public void awaitKnown(Parcel parcel) {
        if (closed) {
            return;
        }
        long start = System.nanoTime();
        try {
            if (!members.recent()) {
                members.ensureRecent();
                settle();
            }
            parcel.known().get(Lease.LASTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (DatabaseException away) {
            awaitLooked();
        } catch (TimeoutException silent) {
            LOG.debug("A node did not acknowledge in time", silent);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waited.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** It is not known whom to wait for: but who relies on being told has looked by then. */
    private static void awaitLooked() {
        try {
            Thread.sleep(Lease.LASTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void mention(Event event) {
        bus.mention(EventCodec.encode(List.of(event)));
    }

    @Override
    public void catchUp() {
        if (!lease.valid()) {
            inbox.catchUp();
        }
    }

    @Override
    public void look() {
        inbox.catchUp();
    }

    void close() {
        closed = true;
    }

    /** Another node knows all up to that number. */
    void acknowledged(String other, long number) {
        acknowledged.merge(other, number, Math::max);
        settle();
    }

    /** Answers those whose changes all know who have to. */
    void settle() {
        if (!members.recent()) {
            return;
        }
        long all = sent;
        for (String other : members.relying()) {
            all = Math.min(all, acknowledged.getOrDefault(other, 0L));
        }
        unknown.headMap(all, true).forEach((number, parcel) -> {
            unknown.remove(number);
            parcel.known().complete(true);
        });
    }
}
