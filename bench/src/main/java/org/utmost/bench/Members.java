package org.utmost.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Users who are in the channel, made through the API, each with a session. */
final class Members {
    private static final int THREADS = 4;
    private static final int TOLD_EVERY = 500;

    private final Place place;
    private final List<String> tokens = new ArrayList<>();

    Members(Place place) {
        this.place = place;
    }

    /** The tokens of so many of them; those that are missing are made. */
    List<String> tokens(int count) throws IOException, InterruptedException {
        int missing = count - tokens.size();
        AtomicInteger made = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < missing; i++) {
                all.add(threads.submit(() -> {
                    String token = place.member();
                    int done = made.incrementAndGet();
                    if (done % TOLD_EVERY == 0 || done == missing) {
                        System.err.printf("%d of %d members made%n", done, missing);
                    }
                    return token;
                }));
            }
            for (Future<String> each : all) {
                tokens.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a member could not be made", e.getCause());
        }
        return List.copyOf(tokens.subList(0, count));
    }
}
