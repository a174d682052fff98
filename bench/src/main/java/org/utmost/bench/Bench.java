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
import org.utmost.bench.Result.Usage;

/**
 * Measures a server: {@code --url http://127.0.0.1:8065 --pid N --database-pid N --seconds 10 --runs 3 --rate 50 me:8
 * posts-create:64 websocket:2000 idle:10000}. Each scenario is warmed up first; of its runs the median is told, as a table and as JSON.
 *
 * <ul>
 *   <li>{@code me}, {@code posts-read}, {@code posts-create}: so many clients, each with one request after the other.
 *   <li>{@code websocket}: so many connected members of a channel, one poster at the rate; the milliseconds are those from
 *       a post's request to its last receipt. Every client must see every post once and in order.
 *   <li>{@code idle}: so many sockets open; the milliseconds are those of opening one.
 * </ul>
 */
public final class Bench {
    private static final List<String> ALL = List.of(
            "me:8",
            "posts-read:8",
            "posts-create:1",
            "posts-create:16",
            "posts-create:64",
            "websocket:2000",
            "idle:10000");

    /** Users made for sockets at the most: further sockets are theirs too. */
    private static final int MOST_MEMBERS = 2_000;

    private final Place place;
    private final ServerProcess server;
    private final ServerProcess database;
    private final Members members;
    private final double seconds;
    private final int runs;
    private final double rate;

    private Bench(Place place, ServerProcess server, ServerProcess database, double seconds, int runs, double rate) {
        this.place = place;
        this.server = server;
        this.database = database;
        this.members = new Members(place);
        this.seconds = seconds;
        this.runs = runs;
        this.rate = rate;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        URI url = URI.create(option(words, "--url", "http://127.0.0.1:8065"));
        ServerProcess server = new ServerProcess(Long.parseLong(option(words, "--pid", "0")));
        ServerProcess database = new ServerProcess(Long.parseLong(option(words, "--database-pid", "0")));
        double seconds = Double.parseDouble(option(words, "--seconds", "10"));
        int runs = Integer.parseInt(option(words, "--runs", "3"));
        double rate = Double.parseDouble(option(words, "--rate", "50"));
        Bench bench = new Bench(Place.prepare(url), server, database, seconds, runs, rate);
        List<Result> results = new ArrayList<>();
        System.out.println(Result.heading());
        for (String each : words.isEmpty() ? ALL : words) {
            String[] parts = each.split(":");
            Result result = bench.measure(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 8);
            System.out.println(result.row());
            results.add(result);
        }
        System.out.println(results.stream().map(Result::json).collect(Collectors.joining(",", "[", "]")));
    }

    private Result measure(String scenario, int clients) throws Exception {
        return switch (scenario) {
            case "websocket" -> websocket(clients);
            case "idle" -> idle(clients);
            default -> {
                run(scenario, clients);
                List<Result> results = new ArrayList<>();
                for (int i = 0; i < runs; i++) {
                    results.add(run(scenario, clients));
                }
                yield median(results, Comparator.comparingDouble(Result::perSecond));
            }
        };
    }

    private Result websocket(int clients) throws Exception {
        int posts = (int) (rate * seconds);
        List<Result> results = new ArrayList<>();
        try (Crowd crowd = new Crowd(place.url())) {
            crowd.join(tokens(clients));
            for (int i = 0; i <= runs; i++) {
                Usage before = usage();
                long start = System.nanoTime();
                long[] nanos = new Deliveries(crowd, i * posts, posts).run(place, rate);
                double took = (System.nanoTime() - start) / 1e9;
                Result result = Result.of("websocket", clients, nanos, took, before, usage());
                if (i > 0) {
                    results.add(result);
                }
            }
        }
        return median(results, Comparator.comparingDouble(Result::p99));
    }

    private Result idle(int clients) throws Exception {
        List<String> tokens = tokens(clients);
        Usage before = usage();
        long start = System.nanoTime();
        try (Crowd crowd = new Crowd(place.url())) {
            long[] nanos = crowd.join(tokens);
            double took = (System.nanoTime() - start) / 1e9;
            Usage after = usage();
            System.err.printf(
                    "%.1f KB of server memory for each socket%n",
                    (after.resident() - before.resident()) * 1024.0 / clients);
            return Result.of("idle", clients, nanos, took, before, after);
        }
    }

    private List<String> tokens(int clients) throws IOException, InterruptedException {
        List<String> different = members.tokens(Math.min(clients, MOST_MEMBERS));
        List<String> all = new ArrayList<>(clients);
        for (int i = 0; i < clients; i++) {
            all.add(different.get(i % different.size()));
        }
        return all;
    }

    private static Result median(List<Result> results, Comparator<Result> order) {
        List<Result> sorted = results.stream().sorted(order).toList();
        return sorted.get(sorted.size() / 2);
    }

    private Result run(String scenario, int clients) throws Exception {
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
            Usage before = usage();
            long start = System.nanoTime();
            go.countDown();
            long[] nanos = merged(all);
            double took = (System.nanoTime() - start) / 1e9;
            return Result.of(scenario, clients, nanos, took, before, usage());
        }
    }

    private Usage usage() throws IOException {
        return new Usage(server.cpuMicros(), ServerProcess.familyMicros(database.pid()), server.residentMegabytes());
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
                "posts-create", new String[] {"POST", "/api/v4/posts", place.post()});
        String[] parts = requests.get(scenario);
        if (parts == null) {
            throw new IllegalArgumentException(
                    "no scenario " + scenario + "; there are " + requests.keySet() + ", websocket, idle");
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

    static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }
}
