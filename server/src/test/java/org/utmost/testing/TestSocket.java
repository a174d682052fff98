package org.utmost.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.utmost.platform.json.Json;

/** A client of the WebSocket API that remembers everything it got. */
public final class TestSocket implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private final AtomicLong seq = new AtomicLong();
    private final boolean reading;
    private final List<Caller> nodes;
    private WebSocket socket;
    private volatile int pings;
    private volatile int closeCode = -1;
    private volatile String closeReason = "";

    private TestSocket(boolean reading, List<Caller> nodes) {
        this.reading = reading;
        this.nodes = nodes;
    }

    /** Connects with these headers and parameters. */
    public static TestSocket connect(TestServer server, Map<String, String> headers, String query) {
        return new TestSocket(true, server.nobodyAtEach()).open(server, headers, query);
    }

    /** Connects with a token and waits for hello. */
    public static TestSocket of(TestServer server, String token) {
        TestSocket socket = new TestSocket(
                true,
                server.nobodyAtEach().stream().map(each -> each.token(token)).toList());
        socket.open(server, Map.of("Authorization", "Bearer " + token), "");
        socket.await("hello");
        return socket;
    }

    /** Connects with a token to a server that runs elsewhere, and waits for hello. */
    public static TestSocket at(String url, String token) {
        TestSocket socket = new TestSocket(true, List.of(Callers.at(url).token(token)));
        socket.open(url, Map.of("Authorization", "Bearer " + token), "");
        socket.await("hello");
        return socket;
    }

    /** Connects with a token and never reads. */
    public static TestSocket deaf(TestServer server, String token) {
        return new TestSocket(false, server.nobodyAtEach())
                .open(server, Map.of("Authorization", "Bearer " + token), "");
    }

    private TestSocket open(TestServer server, Map<String, String> headers, String query) {
        // A page comes back to where it is from.
        String node = server.url().equals(headers.get("Origin")) ? server.url() : server.socketUrl();
        return open(node, headers, query);
    }

    private TestSocket open(String node, Map<String, String> headers, String query) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        URI uri = URI.create(node.replace("http:", "ws:") + "/api/v4/websocket" + query);
        try {
            socket = builder.buildAsync(uri, new Listener()).join();
        } catch (CompletionException e) {
            String reason = e.getCause() instanceof WebSocketHandshakeException refused
                    ? "refused with " + refused.getResponse().statusCode()
                    : String.valueOf(e.getCause());
            throw new IllegalStateException(reason, e);
        }
        return this;
    }

    /** Everything numbered that came so far. */
    public List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** Events of that name that came so far. */
    public List<JsonNode> events(String name) {
        return events.stream()
                .filter(e -> e.path("event").asText().equals(name))
                .toList();
    }

    /** Waits for an event of that name. */
    public JsonNode await(String name) {
        return await(name, event -> true);
    }

    /** Waits for an event of that name and kind. */
    public JsonNode await(String name, Predicate<JsonNode> kind) {
        Await.until(() -> events(name).stream().anyMatch(kind));
        return events(name).stream().filter(kind).findFirst().orElseThrow();
    }

    /** Waits for the post with that message, in an event of that name. */
    public JsonNode awaitPost(String name, String message) {
        return await(name, event -> event.at("/data/post").asText().contains("\"message\":\"" + message + "\""));
    }

    /** Sends an action and waits for its answer. */
    public JsonNode ask(String action, Map<String, ?> data) {
        long number = seq.incrementAndGet();
        send(Json.text(Map.of("seq", number, "action", action, "data", data)));
        return reply(number);
    }

    /** Waits for the answer to the frame of that number. */
    public JsonNode reply(long number) {
        Await.until(() -> replies.stream().anyMatch(r -> r.path("seq_reply").asLong() == number));
        return replies.stream()
                .filter(r -> r.path("seq_reply").asLong() == number)
                .findFirst()
                .orElseThrow();
    }

    /** Answers that came so far. */
    public List<JsonNode> replies() {
        return List.copyOf(replies);
    }

    /** Sends a text as it is. */
    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends a binary message as it is. */
    public void send(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /**
     * Lets everything that is under way arrive. Events of a node come in the order of their commits: when that of a change
     * made there now is here, so are all before. Only for a socket made {@link #of} a token.
     */
    public void settle() {
        nodes.forEach(this::settle);
    }

    private void settle(Caller node) {
        String mark = "mark" + seq.incrementAndGet();
        node.put(
                        "/users/me/preferences",
                        List.of(Map.of("user_id", user(), "category", "test", "name", mark, "value", "here")))
                .is(200);
        await(
                "preferences_changed",
                event -> event.at("/data/preferences").asText().contains("\"" + mark + "\""));
    }

    private String user() {
        return events("hello").getFirst().at("/broadcast/user_id").asText();
    }

    /** How often the server asked for a sign of life; the answer goes by itself. */
    public int pings() {
        return pings;
    }

    /** Waits until the server has closed it; the code. */
    public int awaitClose() {
        Await.until(() -> closeCode >= 0);
        return closeCode;
    }

    /** Why the server closed it. */
    public String closeReason() {
        return closeReason;
    }

    public boolean closed() {
        return closeCode >= 0;
    }

    /** Breaks the connection without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            if (reading) {
                opened.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                keep(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings++;
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeReason = reason;
            closeCode = code;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closeReason = String.valueOf(error.getMessage());
            closeCode = 1006;
        }

        private void keep(String json) {
            try {
                JsonNode frame = Json.MAPPER.readTree(json);
                (frame.has("event") ? events : replies).add(frame);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(json, e);
            }
        }
    }

    /** The numbers of the events that came so far. */
    public List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        events.forEach(event -> numbers.add(event.path("seq").asLong()));
        return numbers;
    }
}
