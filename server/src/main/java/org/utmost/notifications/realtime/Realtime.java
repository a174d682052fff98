package org.utmost.notifications.realtime;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.identity.sessions.SessionEnded;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.tokens.TokenSettings;
import org.utmost.identity.users.UserEvent;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.http.Authenticator;
import org.utmost.platform.http.Scope;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.websocket.SocketListener;
import org.utmost.platform.websocket.SocketRequest;

/** The WebSocket API: lets clients in, keeps them alive, and sees them out. */
public final class Realtime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Realtime.class);
    private static final long SILENT_MS = Duration.ofSeconds(100).toMillis();
    private static final long PING_MS = Duration.ofSeconds(60).toMillis();
    private static final long AUTHENTICATION_MS = Duration.ofSeconds(30).toMillis();
    private static final long TICK_MS = Duration.ofSeconds(1).toMillis();

    private final Hub hub;
    private final Reception reception;
    private final Health.Part part;
    private final Clock clock;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("websocket-timer").daemon().factory());
    private long lastPing;

    public Realtime(
            Hub hub,
            AllConnections all,
            Handover handover,
            EventBus bus,
            Typing typing,
            Authenticator authenticator,
            StatusService statuses,
            Supplier<Config> config,
            Health health,
            Clock clock,
            Ids ids) {
        this.hub = hub;
        this.part = health.part("websocket-timer");
        Presence presence = new Presence(hub, all, statuses);
        Actions actions = new Actions(all, typing, statuses, presence, clock);
        this.reception = new Reception(hub, bus, actions, authenticator, presence, handover, config, clock, ids);
        this.clock = clock;
        this.lastPing = clock.millis();
        bus.onCommit(SessionEnded.class, ended -> hub.end(session -> ended.ends(session.userId(), session.id())));
        bus.onCommit(
                UserEvent.RolesChanged.class,
                changed -> hub.setRoles(changed.user().id(), changed.user().roles()));
        bus.onMissed(hub::startOver);
        bus.onCommit(ConfigChanged.class, changed -> {
            if (!changed.after().view(TokenSettings.class).enableUserAccessTokens()) {
                hub.end(Session::accessToken);
            }
        });
    }

    /** Begins the rounds that ping sockets and close the silent ones. */
    public void start() {
        timer.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * The listener for a new socket; null for one that names an earlier connection in a way that can't be, or whose token
     * may not read.
     */
    public @Nullable SocketListener accept(SocketRequest request) {
        if (request.session() != null && !request.session().covers(Scope.READ)) {
            return null;
        }
        String connectionId = request.parameters().getOrDefault("connection_id", "");
        boolean acknowledges =
                request.parameters().getOrDefault("posted_ack", "").equals("true");
        if (connectionId.isEmpty() || request.session() == null) {
            return entered(
                    new Client(reception, request.session(), new Client.Opening(request.token(), "", 0, acknowledges)));
        }
        String sequence = request.parameters().getOrDefault("sequence_number", "");
        if (!Ids.isValid(connectionId) || !sequence.matches("\\d{1,18}")) {
            return null;
        }
        Client.Opening opening =
                new Client.Opening(request.token(), connectionId, Long.parseLong(sequence), acknowledges);
        return entered(new Client(reception, request.session(), opening));
    }

    /** Closes every socket, after the round that may be under way. */
    @Override
    public void close() {
        timer.close();
        clients.forEach(Client::goAway);
        hub.close();
    }

    private Client entered(Client client) {
        clients.add(client);
        return client;
    }

    private void tick() {
        try {
            long now = clock.millis();
            boolean ping = now - lastPing >= PING_MS;
            if (ping) {
                lastPing = now;
            }
            for (Client client : List.copyOf(clients)) {
                long silent = now - client.aliveAt();
                if (client.gone()) {
                    clients.remove(client);
                } else if (silent > SILENT_MS) {
                    client.close("nothing was heard for too long");
                    clients.remove(client);
                } else if (!client.authenticated() && now - client.openedAt() > AUTHENTICATION_MS) {
                    client.close("no token came");
                } else if (ping) {
                    client.ping();
                }
            }
            hub.sweep();
            part.well();
        } catch (Throwable e) {
            part.unwell();
            LOG.error("The round of the sockets failed", e);
        }
    }
}
