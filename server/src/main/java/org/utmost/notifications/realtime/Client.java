package org.utmost.notifications.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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

    private final Reception reception;
    private final Wish wanted;
    private volatile @Nullable Session session;
    private volatile @Nullable Socket socket;
    private volatile @Nullable Connection connection;
    private volatile long aliveAt;
    private volatile boolean gone;

    /**
     * How a client connects.
     *
     * @param connectionId the connection it wants to go on with; empty for none
     * @param sequence the number of the event that it expects next
     * @param acknowledges whether it wants to be asked to acknowledge posts
     */
    record Wish(String connectionId, long sequence, boolean acknowledges) {}

    Client(Reception reception, @Nullable Session session, Wish wanted) {
        this.reception = reception;
        this.session = session;
        this.wanted = wanted;
        this.aliveAt = reception.now();
    }

    /** When anything last came from it, epoch milliseconds. */
    long aliveAt() {
        return aliveAt;
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
        Socket open = socket;
        if (open != null) {
            open.close(POLICY, reason);
        }
    }

    @Override
    public void opened(Socket opened) {
        socket = opened;
        Session known = session;
        if (known != null) {
            connect(known, opened);
        }
    }

    @Override
    public void alive() {
        aliveAt = reception.now();
    }

    @Override
    public void closed() {
        gone = true;
        Connection mine = connection;
        Socket from = socket;
        if (mine != null && from != null && mine.detach(from, reception.now())) {
            reception.parked(mine);
        }
    }

    @Override
    public void received(String text) {
        JsonNode frame;
        try {
            frame = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            close("frames are JSON objects");
            return;
        }
        long seq = frame.path("seq").asLong();
        String action = frame.path("action").asText();
        JsonNode data = frame.path("data");
        Session known = session;
        if (known == null) {
            authenticate(action, data, seq);
            return;
        }
        try {
            check(action, seq);
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
        Session found = reception.authenticate(data.path("token").asText());
        if (found == null) {
            close("the token is not valid");
            return;
        }
        session = found;
        connect(found, open);
        answer(seq, Map.of());
    }

    private void connect(Session known, Socket to) {
        Connection earlier =
                wanted.connectionId().isEmpty() ? null : reception.hub().find(wanted.connectionId(), known.userId());
        if (earlier != null) {
            connection = earlier;
            if (earlier.resume(to, wanted.sequence())) {
                reception.present(known);
                return;
            }
            reception.hub().remove(earlier);
        }
        Connection fresh = reception.welcome(known, wanted.acknowledges());
        connection = fresh;
        fresh.attach(to);
        reception.hub().add(fresh);
        reception.present(known);
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
