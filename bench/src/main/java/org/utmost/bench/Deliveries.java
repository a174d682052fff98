package org.utmost.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One poster, and a crowd that gets each post: how long from its request until the last one has it. */
final class Deliveries implements Crowd.Receiver {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Crowd crowd;
    private final int first;
    private final long[] sentAt;
    private final long[] arrivedAt;
    private final int[] missing;
    private final int[] next;
    private int open;

    /**
     * Prepares a run.
     *
     * @param first the number of the first post
     * @param posts how many there are
     */
    Deliveries(Crowd crowd, int first, int posts) {
        this.crowd = crowd;
        this.first = first;
        this.sentAt = new long[posts];
        this.arrivedAt = new long[posts];
        this.missing = new int[posts];
        this.next = new int[crowd.size()];
        this.open = posts;
        Arrays.fill(missing, crowd.size());
        Arrays.fill(next, first);
    }

    /**
     * Posts at that rate a second and waits for the last receipt of the last post.
     *
     * @return for each post, the nanoseconds from its request to its last receipt
     * @throws IOException if a client misses a post, gets one twice or out of order
     */
    long[] run(Place place, double rate) throws IOException, InterruptedException {
        try (ExecutorService poster = Executors.newSingleThreadExecutor()) {
            Future<Void> posting = poster.submit(() -> post(place, rate));
            long patience = (long) (sentAt.length / rate * 1e9) + PATIENCE;
            crowd.pump(this, () -> open > 0, System.nanoTime() + patience);
            posting.get();
        } catch (ExecutionException e) {
            throw new IOException("a post was refused", e.getCause());
        }
        long[] nanos = new long[sentAt.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = arrivedAt[i] - sentAt[i];
        }
        return nanos;
    }

    @Override
    public void received(int client, int number) {
        if (number != next[client]) {
            throw new IllegalStateException("client " + client + " got post " + number + " instead of " + next[client]);
        }
        next[client]++;
        int index = number - first;
        if (--missing[index] == 0) {
            arrivedAt[index] = System.nanoTime();
            open--;
        }
    }

    private Void post(Place place, double rate) throws IOException, InterruptedException {
        try (Connection connection = new Connection(place.url())) {
            long start = System.nanoTime();
            for (int i = 0; i < sentAt.length; i++) {
                long due = start + (long) (i / rate * 1e9);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                String text = "%s%08d The quick brown fox jumps over the lazy dog.".formatted(Crowd.MARK, first + i);
                byte[] request =
                        Connection.request(place.url(), "POST", "/api/v4/posts", place.token(), place.post(text));
                sentAt[i] = System.nanoTime();
                Connection.Response response = connection.send(request);
                if (response.status() != 201) {
                    throw new IOException(response.status() + " " + response.text());
                }
            }
        }
        return null;
    }
}
