package org.utmost.notifications.realtime;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** All connections of this node, and the rule of who gets what. */
public final class Hub {
    /** How long a connection waits for its client to come back. */
    private static final long PARKED_MS = Duration.ofMinutes(5).toMillis();

    /** RFC 6455: policy violation. */
    private static final int POLICY = 1008;

    private final Map<String, Set<Connection>> byUser = new ConcurrentHashMap<>();
    private final Map<String, Connection> byId = new ConcurrentHashMap<>();
    private final ChannelAccess channels;
    private final TeamService teams;
    private final RoleService roles;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<ClientEvent, Counter> sent = new ConcurrentHashMap<>();
    private final Counter dropped;
    private final Timer fanOut;

    public Hub(ChannelAccess channels, TeamService teams, RoleService roles, Clock clock, MeterRegistry meters) {
        this.channels = channels;
        this.teams = teams;
        this.roles = roles;
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
        return (int) byId.values().stream().filter(each -> each.parkedAt() == 0).count();
    }

    /** Adds a connection. */
    void add(Connection connection) {
        byId.put(connection.id(), connection);
        byUser.computeIfAbsent(connection.session().userId(), ignored -> ConcurrentHashMap.newKeySet())
                .add(connection);
    }

    /** The connection of that id, if it is that session's: what ends the session has to end the connection. */
    @Nullable
    Connection find(String id, Session session) {
        Connection connection = byId.get(id);
        return connection != null && connection.session().id().equals(session.id()) ? connection : null;
    }

    /** Whether the user has an open connection. */
    boolean present(String userId) {
        return of(userId).stream().anyMatch(each -> each.parkedAt() == 0);
    }

    /** Users with an open connection, so many at the most. */
    List<String> presentUsers(int most) {
        return byUser.keySet().stream().filter(this::present).limit(most).toList();
    }

    /** Forgets a connection for good. */
    void remove(Connection connection) {
        byId.remove(connection.id());
        byUser.computeIfPresent(connection.session().userId(), (user, all) -> {
            all.remove(connection);
            return all.isEmpty() ? null : all;
        });
    }

    /** Takes over a user's new roles: they decide what the user's connections get. */
    void setRoles(String userId, String roles) {
        of(userId).forEach(connection -> connection.setRoles(roles));
    }

    /** Forgets the connections whose client did not come back in time. */
    void sweep() {
        long now = clock.millis();
        for (Connection each : List.copyOf(byId.values())) {
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
        for (Connection each : List.copyOf(byId.values())) {
            if (which.test(each.session())) {
                end(each);
            }
        }
    }

    /** Hands the message to everybody whom its broadcast names, and to nobody else. */
    public void publish(Message message) {
        long start = System.nanoTime();
        byte[] frame = message.frame();
        for (Connection connection : audience(message)) {
            if (connection.offer(frame, message.minor())) {
                dropped.increment();
            }
        }
        counted(message, start);
    }

    /** The same where each receiver's data differ. */
    void publish(Message message, Variant variant) {
        long start = System.nanoTime();
        byte[] common = message.frame();
        for (Connection connection : audience(message)) {
            Message own = variant.of(connection.session().userId(), connection.acknowledges());
            byte[] frame = own == null ? common : own.frame();
            if (connection.offer(frame, message.minor())) {
                dropped.increment();
            }
        }
        counted(message, start);
    }

    /** Makes the message that one user gets; null if theirs is the common one. */
    interface Variant {
        @Nullable
        Message of(String userId, boolean acknowledges);
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

    private List<Connection> audience(Message message) {
        List<Connection> audience = new ArrayList<>();
        for (Connection each : candidates(message.broadcast())) {
            if (receives(each, message.broadcast()) && concerns(each, message)) {
                audience.add(each);
            }
        }
        return audience;
    }

    private Collection<Connection> candidates(Broadcast broadcast) {
        if (!broadcast.userId().isEmpty()) {
            return of(broadcast.userId());
        }
        if (broadcast.channelId().isEmpty()) {
            return byId.values();
        }
        List<String> members = channels.memberIds(broadcast.channelId());
        if (members.size() > byUser.size()) {
            return byId.values();
        }
        List<Connection> candidates = new ArrayList<>();
        members.forEach(userId -> candidates.addAll(of(userId)));
        return candidates;
    }

    private boolean receives(Connection connection, Broadcast broadcast) {
        Session session = connection.session();
        boolean administers = roles.permits(session, MANAGE_SYSTEM);
        if (broadcast.containsSanitizedData() && administers || broadcast.containsSensitiveData() && !administers) {
            return false;
        }
        if (!broadcast.connectionId().isEmpty()) {
            return broadcast.connectionId().equals(connection.id());
        }
        if (connection.id().equals(broadcast.omitConnectionId()) || broadcast.omits(session.userId())) {
            return false;
        }
        if (!broadcast.userId().isEmpty()) {
            return broadcast.userId().equals(session.userId());
        }
        if (!broadcast.channelId().isEmpty()) {
            return channels.isMember(broadcast.channelId(), session.userId());
        }
        return broadcast.teamId().isEmpty() || teams.isMember(broadcast.teamId(), session.userId());
    }

    /** Typing concerns those who look; a guest learns only of people with whom they share a channel. */
    private boolean concerns(Connection connection, Message message) {
        if (message.event() == ClientEvent.TYPING
                && !connection.shows(message.broadcast().channelId())) {
            return false;
        }
        Session session = connection.session();
        return message.about().isEmpty()
                || !session.roles().contains("system_guest")
                || channels.share(session.userId(), message.about());
    }

    private Set<Connection> of(String userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    /** Closes and forgets a connection whose session is over. */
    void end(Connection connection) {
        remove(connection);
        connection.close(POLICY, "the session is over");
    }

    private double deepest() {
        return byId.values().stream().mapToInt(Connection::depth).max().orElse(0);
    }
}
