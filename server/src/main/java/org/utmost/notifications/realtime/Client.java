package org.utmost.notifications.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.json.Json;
import org.utmost.platform.websocket.Socket;
import org.utmost.platform.websocket.SocketListener;

/** One socket: who it is, which connection it continues, and what its client asks. */
final class Client implements SocketListener {
    /** RFC 6455: policy violation. */
    private static final int POLICY = 1008;

    /** RFC 6455: going away. */
    private static final int GOING_AWAY = 1001;

    private final Reception reception;
    private final Opening wanted;
    private volatile @Nullable Session session;
    private volatile @Nullable Socket socket;
    private volatile @Nullable Connection connection;
    private final long openedAt;
    private volatile long aliveAt;
    private volatile boolean gone;

    /**
     * How a client connects.
     *
     * @param token by which it is known; empty if it has yet to show one
     * @param connectionId the connection it wants to go on with; empty for none
     * @param sequence the number of the event that it expects next
     * @param acknowledges whether it wants to be asked to acknowledge posts
     */
    record Opening(String token, String connectionId, long sequence, boolean acknowledges) {}

    Client(Reception reception, @Nullable Session session, Opening wanted) {
        this.reception = reception;
        this.session = session;
        this.wanted = wanted;
        this.openedAt = reception.now();
        this.aliveAt = openedAt;
    }

    /** When anything last came from it, epoch milliseconds. */
    long aliveAt() {
        return aliveAt;
    }

    /** When it came, epoch milliseconds. */
    long openedAt() {
        return openedAt;
    }

    /** Whether its socket is closed. */
    boolean gone() {
        return gone;
    }

    /** Whether it has said who it is. */
    boolean authenticated() {
        return session != null;
    }

    /** Asks it for a sign of life. */
    void ping() {
        Socket open = socket;
        if (open != null) {
            open.ping();
        }
    }

    /** Ends it. */
    void close(String reason) {
        close(POLICY, reason);
    }

    /** Ends it because the server does. */
    void goAway() {
        close(GOING_AWAY, "the server stops: reconnect");
    }

    private void close(int code, String reason) {
        Socket open = socket;
        if (open != null) {
            open.close(code, reason);
        }
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        Session known = session;
        if (known != null) {
            connect(known, wanted.token(), opened);
        }
    }

    @Override
    public void alive() {
        aliveAt = reception.now();
    }

    @Override
    public void closed() {
        gone = true;
        leave();
    }

    /** Parks the connection, as its socket is closed; a socket may close while it is still being connected. */
    private void leave() {
        Connection mine = connection;
        Socket from = socket;
        if (mine != null && from != null && mine.detach(from, reception.now())) {
            Thread.startVirtualThread(
                    () -> reception.presence().note(mine.session().userId()));
        }
    }

    @Override
    public void received(JsonNode frame) {
        long seq = Json.field(frame, "seq").asLong();
        String action = Json.field(frame, "action").asText();
        JsonNode data = Json.field(frame, "data");
        Connection mine = connection;
        if (mine == null) {
            authenticate(action, data, seq);
            return;
        }
        Session known = mine.session();
        try {
            check(action, seq);
            reception.bus().catchUp();
            if (action.equals("presence")) {
                lookAt(data);
            }
            answer(seq, reception.actions().run(action, data, known));
        } catch (ApiError error) {
            refuse(known, seq, error);
        }
    }

    private void authenticate(String action, JsonNode data, long seq) {
        Socket open = socket;
        if (open == null || !action.equals("authentication_challenge")) {
            return;
        }
        String token = Json.field(data, "token").asText();
        Session found = reception.authenticate(token);
        if (found == null) {
            close("the token is not valid");
            return;
        }
        session = found;
        connect(found, token, open);
        answer(seq, Map.of());
    }

    private void connect(Session known, String token, Socket to) {
        Connection mine = earlier(known, to);
        if (mine == null) {
            mine = reception.welcome(known, wanted.acknowledges());
            reception.hub().add(mine);
            // Before the greeting: who was greeted is there for everybody.
            reception.presence().note(known.userId());
            mine.attach(to);
        }
        connection = mine;
        if (gone) {
            leave();
            return;
        }
        // Asked again: until now the hub could not hear of an end of the session, or of other roles.
        Session current = reception.authenticate(token);
        if (current == null) {
            reception.hub().end(mine);
            return;
        }
        mine.setRoles(current.roles());
        reception.presence().note(known.userId());
    }

    /** The connection that the client goes on with; null if it has to begin anew. */
    private @Nullable Connection earlier(Session known, Socket to) {
        if (wanted.connectionId().isEmpty()) {
            return null;
        }
        Connection here = reception.hub().find(wanted.connectionId(), known.id());
        Connection earlier = here == null
                ? reception.handover().fetch(wanted.connectionId(), known, wanted.sequence(), wanted.acknowledges())
                : here;
        if (earlier == null || earlier.resume(to, wanted.sequence())) {
            return earlier;
        }
        reception.hub().remove(earlier);
        return null;
    }

    private void lookAt(JsonNode data) {
        Connection mine = connection;
        if (mine != null) {
            mine.lookAt(Stream.of("channel_id", "thread_channel_id")
                    .map(name -> Json.field(data, name).asText())
                    .filter(id -> !id.isEmpty())
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    private static void check(String action, long seq) {
        if (action.isEmpty()) {
            throw ApiError.badRequest("api.web_socket_router.no_action.app_error");
        }
        if (seq <= 0) {
            throw ApiError.badRequest("api.web_socket_router.bad_seq.app_error");
        }
    }

    private void answer(long seq, Map<String, ?> data) {
        reply(
                data.isEmpty()
                        ? Map.of("status", "OK", "seq_reply", seq)
                        : Map.of("status", "OK", "seq_reply", seq, "data", data));
    }

    private void refuse(Session known, long seq, ApiError error) {
        Map<String, Object> body = Map.of(
                "id", error.id(),
                "message", reception.text(known, error),
                "detailed_error", error.detail(),
                "status_code", error.status());
        reply(
                seq == 0
                        ? Map.of("status", "FAIL", "error", body)
                        : Map.of("status", "FAIL", "seq_reply", seq, "error", body));
    }

    private void reply(Map<String, ?> reply) {
        Connection mine = connection;
        if (mine != null) {
            mine.reply(Json.bytes(reply));
        }
    }
}
