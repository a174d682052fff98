package org.utmost.platform.cluster;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.events.Mark;
import org.utmost.platform.events.Parcel;

/** NATS, which carries what the nodes tell each other. While it is away nothing is sent, and nobody waits for it. */
final class Bus implements AutoCloseable {
    /** Who takes what other nodes say, each kind on a thread of its own, in the order in which a node said it. */
    interface Receiver {
        /** Another node's parcel; null if it is too large for NATS, and has to be looked for. */
        void told(Mark mark, @Nullable Parcel parcel);

        /** Another node knows all up to that number. */
        void acknowledged(String node, long number);

        void mentioned(String events);

        void left(String node);

        /** NATS is away. */
        void lost();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration MOSTLY_THERE = Duration.ofSeconds(1);
    private static final Duration PING = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofMillis(500);

    /** Of a parcel at the most; NATS takes a million bytes. */
    private static final int LARGEST = 900_000;

    private final String url;
    private final String prefix;
    private final String node;
    private final Receiver receiver;
    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean there = new AtomicBoolean();
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    /**
     * The bus of a cluster.
     *
     * @param url where NATS listens; several with commas between
     * @param cluster whose nodes hear each other
     */
    Bus(String url, String cluster, String node, Receiver receiver) {
        this.url = url;
        this.prefix = "utmost." + cluster + ".";
        this.node = node;
        this.receiver = receiver;
    }

    /** Begins to look for NATS, and goes on until it is found; waits for it a moment, as it is mostly there. */
    void start() {
        Thread connecting = Thread.ofVirtual().name("nats-connect").start(this::connect);
        try {
            connecting.join(MOSTLY_THERE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is there. */
    boolean connected() {
        Connection open = connection;
        return open != null && open.getStatus() == Connection.Status.CONNECTED;
    }

    void send(Parcel parcel) {
        String head = node + " " + parcel.number() + " " + parcel.transaction() + " " + parcel.id() + "\n";
        byte[] whole = (head + parcel.events()).getBytes(StandardCharsets.UTF_8);
        publish("events", whole.length > LARGEST ? head.getBytes(StandardCharsets.UTF_8) : whole);
    }

    /** Says that nothing became of one, so that nobody looks for it. */
    void skip(Parcel parcel) {
        publish(
                "events",
                (node + " " + parcel.number() + " 0 " + parcel.id() + "\n[]").getBytes(StandardCharsets.UTF_8));
    }

    /** Says that all is known that its node told up to this. */
    void acknowledge(Mark mark) {
        publish("known." + mark.origin(), (node + " " + mark.number()).getBytes(StandardCharsets.UTF_8));
    }

    void mention(String events) {
        publish("mentions", events.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that this node ends. */
    void leave() {
        publish("left", node.getBytes(StandardCharsets.UTF_8));
    }

    /** What another node answers; nothing if it does not in time. */
    CompletableFuture<Optional<String>> ask(String other, String question, String about) {
        Connection open = connection;
        if (open == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return open.request(prefix + "ask." + other + "." + question, about.getBytes(StandardCharsets.UTF_8))
                .orTimeout(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(message -> Optional.of(text(message)))
                .exceptionally(silent -> Optional.empty());
    }

    /** Answers a question, each time on a thread of its own. */
    void answer(String question, UnaryOperator<String> answerer) {
        answers.put(question, answerer);
    }

    @Override
    public void close() {
        closed = true;
        Connection open = connection;
        if (open != null) {
            try {
                open.flush(PING);
                open.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException | IllegalStateException away) {
                LOG.debug("NATS did not hear the end of this node", away);
            }
        }
    }

    private void publish(String subject, byte[] body) {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            open.publish(prefix + subject, body);
        } catch (IllegalStateException away) {
            LOG.debug("NATS is away: the others look into the outbox", away);
        }
    }

    private void connect() {
        boolean told = false;
        while (!closed) {
            try {
                Connection open = Nats.connect(options());
                listen(open);
                connection = open;
                if (closed) {
                    open.close();
                }
                there.set(true);
                return;
            } catch (IOException away) {
                if (!told) {
                    LOG.error("NATS can't be reached at {}: this node asks the database instead", shown(), away);
                    told = true;
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Options options() {
        return Options.builder()
                .servers(url.split(","))
                .connectionName("utmost " + node)
                .noEcho()
                .connectionTimeout(PATIENCE)
                .pingInterval(PING)
                .maxPingsOut(2)
                .maxReconnects(-1)
                .reconnectWait(AGAIN)
                .reconnectBufferSize(0)
                .connectionListener(this::connection)
                .errorListener(new Logged())
                .build();
    }

    private void connection(Connection which, ConnectionListener.Events event) {
        switch (event) {
            case DISCONNECTED -> lost();
            case RESUBSCRIBED -> {
                if (there.compareAndSet(false, true)) {
                    LOG.warn("NATS is back");
                }
            }
            default -> LOG.debug("NATS: {}", event);
        }
    }

    /** Told of each attempt to connect again that fails, too. */
    private void lost() {
        if (!closed && there.compareAndSet(true, false)) {
            LOG.error("NATS is away: this node asks the database instead, until it is back");
        }
        receiver.lost();
    }

    private void listen(Connection open) {
        Dispatcher events = open.createDispatcher(this::event);
        events.subscribe(prefix + "events").subscribe(prefix + "mentions").subscribe(prefix + "left");
        open.createDispatcher(this::acknowledged).subscribe(prefix + "known." + node);
        open.createDispatcher(message -> Thread.startVirtualThread(() -> answer(open, message)))
                .subscribe(prefix + "ask." + node + ".*");
    }

    private void event(Message message) {
        String text = text(message);
        switch (message.getSubject().substring(prefix.length())) {
            case "events" -> told(text);
            case "mentions" -> receiver.mentioned(text);
            default -> receiver.left(text);
        }
    }

    private void told(String text) {
        int end = text.indexOf('\n');
        String[] head = text.substring(0, end).split(" ");
        String events = text.substring(end + 1);
        Parcel parcel = events.isEmpty() ? null : new Parcel(head[3], head[0], events).in(Long.parseLong(head[2]));
        receiver.told(new Mark(head[0], Long.parseLong(head[1])), parcel);
    }

    private void acknowledged(Message message) {
        String[] words = text(message).split(" ");
        receiver.acknowledged(words[0], Long.parseLong(words[1]));
    }

    private void answer(Connection open, Message message) {
        String subject = message.getSubject();
        UnaryOperator<String> answerer = answers.get(subject.substring(subject.lastIndexOf('.') + 1));
        if (answerer != null) {
            try {
                open.publish(message.getReplyTo(), answerer.apply(text(message)).getBytes(StandardCharsets.UTF_8));
            } catch (RuntimeException e) {
                LOG.warn("A question of another node was not answered: {}", subject, e);
            }
        }
    }

    /** Where NATS is, without a password. */
    private String shown() {
        return url.replaceAll("//[^@/,]*@", "//");
    }

    private static String text(Message message) {
        return new String(message.getData(), StandardCharsets.UTF_8);
    }

    private static final class Logged implements ErrorListener {
        @Override
        public void errorOccurred(Connection connection, String error) {
            LOG.warn("NATS: {}", error);
        }

        @Override
        public void exceptionOccurred(Connection connection, Exception e) {
            LOG.debug("NATS", e);
        }
    }
}
