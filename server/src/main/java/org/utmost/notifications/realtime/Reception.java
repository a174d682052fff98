package org.utmost.notifications.realtime;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Authenticator;
import org.utmost.platform.http.Scope;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Texts;

/** What every client is met with: who it is, its greeting. */
record Reception(
        Hub hub,
        EventBus bus,
        Actions actions,
        Authenticator authenticator,
        Presence presence,
        Handover handover,
        Supplier<Config> config,
        Clock clock,
        Ids ids) {
    private static final String HOST = hostName();

    long now() {
        return clock.millis();
    }

    /** Whose token it is; null for one that is not good, or whose scopes do not let it read. */
    @Nullable
    Session authenticate(String token) {
        bus.catchUp();
        Session session = authenticator.authenticate(token);
        return session != null && session.covers(Scope.READ) ? session : null;
    }

    /** The message of an error in the user's language. */
    String text(Session session, ApiError error) {
        return Texts.get(Texts.choose(session.locale()), error.textId(), error.parameters());
    }

    /** A connection for a client that begins anew, its greeting on the way. */
    Connection welcome(Session session, boolean acknowledges) {
        Connection connection = new Connection(ids.newId(), session, acknowledges);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("server_version", ServerVersion.id(config.get().hash()));
        data.put("connection_id", connection.id());
        data.put("server_hostname", HOST);
        Message hello = Message.of(ClientEvent.HELLO, Broadcast.user(session.userId()), data);
        connection.offer(new Frame(hello).common(), false, null);
        return connection;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
