package org.utmost.notifications;

import java.util.List;
import org.utmost.identity.Identity;
import org.utmost.messages.Messages;
import org.utmost.notifications.events.ChannelMessages;
import org.utmost.notifications.events.DraftMessages;
import org.utmost.notifications.events.PersonalMessages;
import org.utmost.notifications.events.PostMessages;
import org.utmost.notifications.events.ReactionMessages;
import org.utmost.notifications.events.RoleMessages;
import org.utmost.notifications.events.TeamMessages;
import org.utmost.notifications.events.ThreadMessages;
import org.utmost.notifications.events.UserMessages;
import org.utmost.notifications.realtime.AllConnections;
import org.utmost.notifications.realtime.Handover;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Realtime;
import org.utmost.notifications.realtime.RealtimeRoutes;
import org.utmost.notifications.realtime.RealtimeSettings;
import org.utmost.notifications.realtime.Typing;
import org.utmost.platform.Kernel;
import org.utmost.platform.events.Follower;
import org.utmost.platform.http.Authenticator;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.Spaces;

/** The WebSocket API, and what it tells of the nouns below. */
public final class Notifications {
    private final Hub hub;
    private final AllConnections connections;
    private final Follower events;
    private final Realtime realtime;
    private final RealtimeRoutes routes;

    /** Builds it; {@link Realtime#start} begins its rounds. */
    public Notifications(
            Kernel kernel, Identity identity, Spaces spaces, Messages messages, Authenticator authenticator) {
        kernel.configuration().reads(RealtimeSettings.class);
        var config = kernel.config();
        events = kernel.events().followerOfAllNodes("websocket-events");
        hub = new Hub(
                spaces.access(), spaces.teams(), identity.roles(), events::current, kernel.clock(), kernel.meters());
        Typing typing = new Typing(kernel.events(), hub, spaces.access(), config);
        connections = new AllConnections(hub, kernel.cluster());
        realtime = new Realtime(
                hub,
                connections,
                new Handover(hub, events, kernel.cluster()),
                kernel.events(),
                typing,
                authenticator,
                identity.statuses(),
                config,
                kernel.health(),
                kernel.clock(),
                kernel.ids());
        routes = new RealtimeRoutes(typing, identity.roles());
        ThreadMessages threads = new ThreadMessages(hub, messages.threads());
        new PostMessages(hub, identity.users(), messages.threads(), threads, messages.views()).follow(events);
        threads.follow(events);
        new DraftMessages(hub, messages.views()).follow(events);
        new ReactionMessages(hub).follow(events);
        new ChannelMessages(hub, config).follow(events);
        new TeamMessages(hub).follow(events);
        new UserMessages(hub, identity.users()).follow(events);
        new RoleMessages(hub, identity.roles(), spaces.schemes()).follow(events);
        new PersonalMessages(hub).follow(events);
        typing.follow(events);
    }

    public Hub hub() {
        return hub;
    }

    /** Those of all nodes. */
    public AllConnections connections() {
        return connections;
    }

    /** Who tells clients of events. */
    public Follower events() {
        return events;
    }

    public Realtime realtime() {
        return realtime;
    }

    /** The routes of its nouns, in the order of the API reference. */
    public List<Routes> routes() {
        return List.of(routes);
    }
}
