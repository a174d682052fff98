package org.utmost.platform.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.events.Carrier;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.LocalEvent;
import org.utmost.platform.events.Mark;
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
    private final AtomicLong sent = new AtomicLong();

    /** By node, up to which number it knows. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    /** Sent parcels that somebody has still to acknowledge, by their numbers. */
    private final ConcurrentNavigableMap<Long, Parcel> unknown = new ConcurrentSkipListMap<>();

    Deliveries(Bus bus, Members members, Lease lease, Inbox inbox, Ids ids, String node) {
        this.bus = bus;
        this.members = members;
        this.lease = lease;
        this.inbox = inbox;
        this.ids = ids;
        this.node = node;
    }

    @Override
    public @Nullable Parcel pack(List<Event> events) {
        List<Event> travelling =
                events.stream().filter(each -> !(each instanceof LocalEvent)).toList();
        return travelling.isEmpty() ? null : new Parcel(ids.newId(), node, EventCodec.encode(travelling));
    }

    /** Called by one at a time. */
    @Override
    public Mark send(Parcel parcel) {
        long number = sent.incrementAndGet();
        unknown.put(number, parcel);
        bus.send(number, parcel);
        settle();
        return new Mark(node, number);
    }

    @Override
    public void awaitKnown(Parcel parcel) {
        try {
            // A node that came while this one looked at none is not waited for, but it has looked by then.
            if (members.recent()) {
                parcel.known().get(Lease.LASTS.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                Thread.sleep(Lease.LASTS);
            }
        } catch (TimeoutException silent) {
            LOG.debug("A node did not acknowledge in time", silent);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
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

    /** Another node knows all up to that number. */
    void acknowledged(String other, long number) {
        acknowledged.merge(other, number, Math::max);
        settle();
    }

    /** Answers those whose changes all know who have to. */
    void settle() {
        long all = sent.get();
        for (String other : members.relying()) {
            all = Math.min(all, acknowledged.getOrDefault(other, 0L));
        }
        unknown.headMap(all, true).forEach((number, parcel) -> {
            unknown.remove(number);
            parcel.known().complete(true);
        });
    }

    /** Sent parcels that another node has still to acknowledge. */
    int outstanding() {
        return unknown.size();
    }
}
