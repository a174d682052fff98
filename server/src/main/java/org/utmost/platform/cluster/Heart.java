package org.utmost.platform.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.OutboxStore;
import org.utmost.platform.health.Health;

/**
 * Three times a second: writes that this node lives, and looks which others do, and what they did. So nothing that a node
 * did before it died stays unknown for long, and each knows whom to wait for.
 */
final class Heart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int SWEPT = 100;

    private final Database database;
    private final Identity identity;
    private final Bus bus;
    private final Inbox inbox;
    private final Members members;
    private final Lease lease;
    private final Deliveries deliveries;
    private final Health.Part part;
    private final NodeStore nodes = new NodeStore();
    private final OutboxStore outbox = new OutboxStore();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cluster-heart").daemon().factory());
    private volatile long lookedAt = System.nanoTime();
    private final AtomicLong beats = new AtomicLong();

    Heart(
            Database database,
            Identity identity,
            Bus bus,
            Inbox inbox,
            Members members,
            Lease lease,
            Deliveries deliveries,
            Health.Part part) {
        this.database = database;
        this.identity = identity;
        this.bus = bus;
        this.inbox = inbox;
        this.members = members;
        this.lease = lease;
        this.deliveries = deliveries;
        this.part = part;
    }

    void start() {
        round();
        timer.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The nodes that live, this one first. */
    List<Node> nodes() {
        List<Node> living = new ArrayList<>();
        living.add(identity.now(beats.get(), bus.connected(), lease.valid()));
        living.addAll(members.living());
        return living;
    }

    /** Seconds since all was known. */
    double lag() {
        return lease.valid() ? 0 : (System.nanoTime() - lookedAt) / 1e9;
    }

    @Override
    public void close() {
        timer.close();
        try {
            database.change(tx -> nodes.remove(tx, identity.id()));
        } catch (DatabaseException away) {
            LOG.debug("The others will notice that this node has ended", away);
        }
    }

    private void round() {
        try {
            long start = System.nanoTime();
            boolean hears = bus.connected();
            if (!told(hears)) {
                lease.end();
            }
            Node line = identity.now(beats.incrementAndGet(), hears, told(hears));
            inbox.look((horizon, known) -> {
                NodeStore.Round round = database.write(tx -> nodes.round(tx, line, horizon, known));
                members.found(round.others(), start);
                return round.parcels();
            });
            lookedAt = start;
            deliveries.settle();
            if (line.leased() && told(hears)) {
                lease.renew(start, members.living());
            } else {
                lease.end();
            }
            sweep(line.beats());
            part.well();
        } catch (DatabaseException away) {
            part.unwell();
            LOG.debug("The database is away", away);
        } catch (Throwable e) {
            part.unwell();
            LOG.error("A round of the cluster failed", e);
        }
    }

    /** Whether all that happens is told: what a node does that is not on the bus is told by nobody. */
    private boolean told(boolean hears) {
        return hears && members.living().stream().allMatch(Node::onBus);
    }

    private void sweep(long beat) {
        if (beat % SWEPT == 0) {
            database.change(tx -> {
                nodes.sweep(tx, Inbox.KEPT.toMillis());
                outbox.sweep(tx, Inbox.KEPT.toMillis());
            });
        }
    }
}
