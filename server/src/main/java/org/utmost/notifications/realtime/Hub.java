package org.utmost.notifications.realtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.events.Mark;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** All connections of this node: hands each message to those whom its broadcast names. */
public final class Hub implements AutoCloseable {
    /** How long a connection waits for its client to come back. */
    private static final long PARKED_MS = Duration.ofMinutes(5).toMillis();

    /** RFC 6455: policy violation. */
    private static final int POLICY = 1008;

    /** IANA's registry of close codes: the client should connect again. */
    private static final int RESTART = 1012;

    private final Connections connections = new Connections();
    private final Writers writers = new Writers();
    private final Audience audience;
    private final Supplier<@Nullable Mark> current;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<ClientEvent, Counter> sent = new ConcurrentHashMap<>();
    private final Counter dropped;
    private final Timer fanOut;

    /**
     * An empty one.
     *
     * @param current which of all nodes' events the message is of that is published now
     */
    public Hub(
            ChannelAccess channels,
            TeamService teams,
            RoleService roles,
            Supplier<@Nullable Mark> current,
            Clock clock,
            MeterRegistry meters) {
        this.current = current;
        this.audience = new Audience(connections, channels, teams, roles);
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("utmost.websocket.connections", this, Hub::open)
                .description("Open WebSocket connections")
                .register(meters);
        Gauge.builder("utmost.websocket.queue", this, Hub::deepest)
                .description("Events that wait for the slowest client")
                .register(meters);
        this.dropped = Counter.builder("utmost.websocket.dropped")
                .description("Connections cut off because their client did not read")
                .register(meters);
        this.fanOut = Timer.builder("utmost.websocket.fanout")
                .description("Time to hand an event to all its connections")
                .register(meters);
    }

    /** Open connections. */
    public int open() {
        return (int)
                connections.all().stream().filter(each -> each.parkedAt() == 0).count();
    }

    /** Adds a connection. */
    void add(Connection connection) {
        connections.add(connection);
    }

    /** The connection of that id, if it is that session's: what ends the session has to end the connection. */
    @Nullable
    Connection find(String id, String sessionId) {
        Connection connection = connections.find(id);
        return connection != null && connection.session().id().equals(sessionId) ? connection : null;
    }

    /** Whether the user has an open connection. */
    public boolean present(String userId) {
        return connections.of(userId).stream().anyMatch(each -> each.parkedAt() == 0);
    }

    /** Users with an open connection, so many at the most. */
    List<String> presentUsers(int most) {
        return connections.users().stream().filter(this::present).limit(most).toList();
    }

    /** Forgets a connection for good. */
    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Takes over a user's new roles: they decide what the user's connections get. */
    void setRoles(String userId, String roles) {
        connections.of(userId).forEach(connection -> connection.setRoles(roles));
    }

    /** Forgets the connections whose client did not come back in time. */
    void sweep() {
        long now = clock.millis();
        for (Connection each : List.copyOf(connections.all())) {
            boolean over = each.parkedAt() > 0 && now - each.parkedAt() > PARKED_MS;
            if (over) {
                remove(each);
            } else if (each.session().expired(now)) {
                end(each);
            }
        }
    }

    /** Closes and forgets the connections of sessions like that. */
    void end(Predicate<Session> which) {
        for (Connection each : List.copyOf(connections.all())) {
            if (which.test(each.session())) {
                end(each);
            }
        }
    }

    /** Closes and forgets all connections, as what their clients were told has a gap: they begin anew. */
    void startOver() {
        for (Connection each : List.copyOf(connections.all())) {
            remove(each);
            each.close(RESTART, "events were missed: begin anew");
        }
    }

    /** Hands a message to everybody whom its broadcast names, and to nobody else. */
    public void send(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        publish(Message.of(event, broadcast, data));
    }

    /** Hands the message to everybody whom its broadcast names, and to nobody else. */
    public void publish(Message message) {
        long start = System.nanoTime();
        Frame frame = new Frame(message);
        Personal personal = message.personal();
        Mark mark = current.get();
        List<Connection> due = new ArrayList<>();
        for (Connection connection : audience.of(message)) {
            byte[] text = personal.none()
                    ? frame.common()
                    : frame.with(personal.of(connection.session().userId(), connection.acknowledges()));
            switch (connection.offer(text, message.minor(), mark)) {
                case DUE -> due.add(connection);
                case CUT_OFF -> dropped.increment();
                case LOST -> remove(connection);
                case WAITS, LEFT_OUT -> {}
            }
        }
        writers.write(due);
        counted(message, start);
    }

    private void counted(Message message, long start) {
        sent.computeIfAbsent(
                        message.event(),
                        event -> Counter.builder("utmost.websocket.events")
                                .description("Events published, by name")
                                .tag("event", event.id())
                                .register(meters))
                .increment();
        fanOut.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    /** Closes and forgets a connection whose session is over. */
    void end(Connection connection) {
        remove(connection);
        connection.close(POLICY, "the session is over");
    }

    private double deepest() {
        return connections.all().stream().mapToInt(Connection::depth).max().orElse(0);
    }

    /** Stops writing. */
    @Override
    public void close() {
        writers.close();
    }
}
