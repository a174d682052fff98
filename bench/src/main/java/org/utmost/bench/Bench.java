package org.utmost.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Measures a server: {@code --url http://127.0.0.1:8065 --pid N --seconds 10 --runs 3 me:8 posts-read:8 posts-create:64}.
 * Each scenario is warmed up first; of its runs the median by requests a second is told, as a table and as JSON.
 */
public final class Bench {
    private static final List<String> ALL =
            List.of("me:8", "posts-read:8", "posts-create:1", "posts-create:16", "posts-create:64");

    private final Place place;
    private final ServerProcess server;

    private Bench(Place place, ServerProcess server) {
        this.place = place;
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        URI url = URI.create(option(words, "--url", "http://127.0.0.1:8065"));
        ServerProcess server = new ServerProcess(Long.parseLong(option(words, "--pid", "0")));
        double seconds = Double.parseDouble(option(words, "--seconds", "10"));
        int runs = Integer.parseInt(option(words, "--runs", "3"));
        Bench bench = new Bench(Place.prepare(url), server);
        List<Result> results = new ArrayList<>();
        System.out.println(Result.heading());
        for (String each : words.isEmpty() ? ALL : words) {
            String[] parts = each.split(":");
            Result median = bench.median(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 8, seconds, runs);
            System.out.println(median.row());
            results.add(median);
        }
        System.out.println(results.stream().map(Result::json).collect(Collectors.joining(",", "[", "]")));
    }

    private Result median(String scenario, int clients, double seconds, int runs) throws Exception {
        run(scenario, clients, seconds);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            results.add(run(scenario, clients, seconds));
        }
        results.sort(Comparator.comparingDouble(Result::perSecond));
        return results.get(runs / 2);
    }

    private Result run(String scenario, int clients, double seconds) throws Exception {
        byte[] request = request(scenario);
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch go = new CountDownLatch(1);
        long length = (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> client(request, ready, go, length)));
            }
            ready.await();
            long cpu = server.cpuMicros();
            long start = System.nanoTime();
            go.countDown();
            long[] nanos = merged(all);
            double took = (System.nanoTime() - start) / 1e9;
            return Result.of(scenario, clients, nanos, took, server.cpuMicros() - cpu, server.residentMegabytes());
        }
    }

    private long[] client(byte[] request, CountDownLatch ready, CountDownLatch go, long length) throws Exception {
        long[] nanos = new long[1024];
        int count = 0;
        try (Connection connection = new Connection(place.url())) {
            ready.countDown();
            go.await();
            long end = System.nanoTime() + length;
            for (long start = System.nanoTime(); start < end; ) {
                Connection.Response response = connection.send(request);
                if (response.status() >= 300) {
                    throw new IOException(response.status() + " " + response.text());
                }
                long now = System.nanoTime();
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = now - start;
                start = now;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private byte[] request(String scenario) {
        Map<String, String[]> requests = Map.of(
                "me", new String[] {"GET", "/api/v4/users/me", ""},
                "posts-read", new String[] {"GET", "/api/v4/channels/" + place.channel() + "/posts", ""},
                "posts-create", new String[] {"POST", "/api/v4/posts", Place.post(place.channel())});
        String[] parts = requests.get(scenario);
        if (parts == null) {
            throw new IllegalArgumentException("no scenario " + scenario + "; there are " + requests.keySet());
        }
        return Connection.request(place.url(), parts[0], parts[1], place.token(), parts[2]);
    }

    private static long[] merged(List<Future<long[]>> all) throws ExecutionException, InterruptedException {
        List<long[]> parts = new ArrayList<>();
        int total = 0;
        for (Future<long[]> each : all) {
            parts.add(each.get());
            total += each.get().length;
        }
        long[] merged = new long[total];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, merged, at, part.length);
            at += part.length;
        }
        return merged;
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }
}
