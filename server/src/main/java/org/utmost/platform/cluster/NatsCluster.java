package org.utmost.platform.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.database.SystemStore;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.events.Mark;
import org.utmost.platform.events.Parcel;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;

/** Several nodes of one PostgreSQL database, which tell each other over NATS what happens, and keep it in the outbox. */
public final class NatsCluster implements Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(NatsCluster.class);
    private static final String CLUSTER_ID = "ClusterId";

    /** A node came. */
    private record Joined(String node) {}

    private static final Question<Joined, Joined> JOINED = new Question<>("joined", Joined.class, Joined.class);

    private final EventBus events;
    private final String node;
    private final Members members;
    private final Lease lease = new Lease();
    private final Inbox inbox;
    private final Bus bus;
    private final Deliveries deliveries;
    private final Heart heart;

    /**
     * Gets ready to join; events are kept for the other nodes from now on.
     *
     * @param version of this server
     * @param configHash of the configuration in force, whenever it is asked
     */
    public NatsCluster(
            ClusterSettings settings,
            Database database,
            EventBus events,
            Health health,
            MeterRegistry meters,
            Ids ids,
            String version,
            Supplier<String> configHash) {
        this.events = events;
        this.node = ids.newId();
        this.members = new Members(database, node);
        this.inbox = new Inbox(database, events, node);
        this.bus = new Bus(settings.natsUrl(), clusterId(database, ids), node, new Received());
        this.deliveries = new Deliveries(bus, members, lease, inbox, meters, ids, node);
        Identity identity = Identity.of(node, version, configHash);
        this.heart =
                new Heart(database, identity, bus, inbox, members, lease, deliveries, health.part("cluster-heart"));
        events.carryBy(deliveries);
        answer(JOINED, joined -> {
            members.look();
            return new Joined(node);
        });
        Gauge.builder("utmost.cluster.nodes", heart, each -> each.nodes().size())
                .description("Nodes that live, as this one knows")
                .register(meters);
        Gauge.builder("utmost.cluster.leased", lease, each -> each.valid() ? 1 : 0)
                .description(
                        "Whether this node is told what the others do; else it asks the database with each request")
                .register(meters);
        Gauge.builder("utmost.cluster.lag", heart, Heart::lag)
                .description("Seconds since this node last knew all that the others did")
                .register(meters);
    }

    /** When it returns, the others know this one. */
    @Override
    public void start() {
        bus.start();
        heart.start();
        ask(JOINED, new Joined(node));
    }

    @Override
    public List<Node> nodes() {
        return heart.nodes();
    }

    @Override
    public <Q, A> void answer(Question<Q, A> question, Function<Q, A> answerer) {
        bus.answer(
                question.name(), about -> EventCodec.text(answerer.apply(EventCodec.value(about, question.about()))));
    }

    @Override
    public <Q, A> List<A> ask(Question<Q, A> question, Q about) {
        String text = EventCodec.text(about);
        List<CompletableFuture<Optional<String>>> asked = members.living().stream()
                .map(other -> bus.ask(other.id(), question.name(), text))
                .toList();
        List<A> answers = new ArrayList<>();
        for (CompletableFuture<Optional<String>> each : asked) {
            each.join().ifPresent(answer -> answers.add(EventCodec.value(answer, question.answer())));
        }
        return answers;
    }

    @Override
    public void close() {
        deliveries.close();
        heart.close();
        bus.leave();
        bus.close();
    }

    private static String clusterId(Database database, Ids ids) {
        SystemStore systems = new SystemStore();
        return database.write(tx -> {
            String mine = ids.newId();
            String there = systems.putIfAbsent(tx, CLUSTER_ID, mine) ? mine : systems.find(tx, CLUSTER_ID);
            return there == null ? mine : there;
        });
    }

    private final class Received implements Bus.Receiver {
        @Override
        public void told(Mark mark, @Nullable Parcel parcel) {
            try {
                inbox.arrived(mark, parcel);
                bus.acknowledge(mark);
            } catch (DatabaseException away) {
                LOG.debug("What another node did is not known yet", away);
            }
        }

        @Override
        public void acknowledged(String node, long number) {
            deliveries.acknowledged(node, number);
        }

        @Override
        public void mentioned(String text) {
            try {
                events.arrived(EventCodec.decode(text), null);
            } catch (EventCodec.Unreadable other) {
                LOG.debug("What another node mentioned can't be read", other);
            }
        }

        @Override
        public void left(String node) {
            members.left(node);
            deliveries.settle();
        }

        @Override
        public void lost() {
            lease.end();
        }
    }
}
