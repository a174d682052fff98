package org.utmost.drivers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.bis5.mattermost.model.WebSocketEvent;
import net.bis5.mattermost.model.WebSocketEventType;
import net.bis5.mattermost.model.WebSocketRequest;

/** A socket in the driver's own words: it has the models of requests and events, but opens no socket itself. */
final class EventSocket implements WebSocket.Listener, AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<WebSocketEvent> events = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private long asked;

    EventSocket(String url, String token) throws JsonProcessingException {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(url.replace("http:", "ws:") + "/api/v4/websocket"), this)
                .join();
        ask("authentication_challenge", Map.of("token", token));
    }

    void ask(String action, Map<String, String> data) throws JsonProcessingException {
        WebSocketRequest request = new WebSocketRequest();
        request.setSeq(++asked);
        request.setAction(action);
        request.setData(data);
        socket.sendText(JSON.writeValueAsString(request), true).join();
    }

    /** The next event of that type. */
    WebSocketEvent await(WebSocketEventType type) throws InterruptedException {
        Instant late = Instant.now().plus(PATIENCE);
        while (true) {
            Duration left = Duration.between(Instant.now(), late);
            WebSocketEvent next = events.poll(left.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("no " + type + " came");
            }
            if (next.getEvent() == type) {
                return next;
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                events.add(JSON.readValue(text.toString(), WebSocketEvent.class));
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(text.toString(), unreadable);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
