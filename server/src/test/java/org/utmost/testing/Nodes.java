package org.utmost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.utmost.app.Server;
import org.utmost.identity.users.Passwords;

/** The nodes of a server, mostly one: all with one database and one place for people's files. */
final class Nodes implements AutoCloseable {
    private record Node(Path data, Server server) {}

    private final List<Node> nodes = new ArrayList<>();

    /** Starts so many, with the same variables; the first makes the database what it has to be. */
    Nodes(int count, Map<String, String> variables, Clock clock, Passwords.Cost cost) {
        boolean started = false;
        Map<String, String> common = new HashMap<>(variables);
        try {
            for (int i = 0; i < count; i++) {
                Path data = Files.createTempDirectory("utmost-test");
                if (count > 1) {
                    common.putIfAbsent("MM_FILESETTINGS_DIRECTORY", data + "/files");
                }
                nodes.add(new Node(data, new Server(data, "127.0.0.1:0", common, clock, cost)));
            }
            started = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!started) {
                close();
            }
        }
    }

    Server first() {
        return nodes.getFirst().server();
    }

    /** The directory of the first one's files. */
    Path data() {
        return nodes.getFirst().data();
    }

    /** The addresses without a path. */
    List<String> urls() {
        return nodes.stream()
                .map(node -> "http://127.0.0.1:" + node.server().port())
                .toList();
    }

    /** The address of the first, the next time that of the next, and so on, as a balancer before them would have it. */
    Supplier<String> byTurns() {
        List<String> urls = urls();
        AtomicInteger turn = new AtomicInteger();
        return () -> urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
    }

    /** Stops all at once. */
    @Override
    public void close() {
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(node.server()::close, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
