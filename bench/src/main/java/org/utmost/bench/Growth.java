package org.utmost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What calls cost as a server grows: {@code --server ./utmost --postgres postgres://user:password@host/database --seconds 1
 * 1000:100:50 500000:10000:1000}, where each step is so many posts, users, and channels of the one who asks. Tells the
 * microseconds of CPU that the server, and a PostgreSQL on the same machine, spend on each call, as a table in Markdown.
 * With {@code --keep directory} what was filled stays there, and is measured again the next time.
 */
public final class Growth {
    private static final List<String> ALL =
            List.of("1000:100:50", "10000:500:100", "100000:2000:500", "500000:10000:1000");

    private final Path server;
    private final String postgres;
    private final String keep;
    private final double seconds;

    private Growth(Path server, String postgres, String keep, double seconds) {
        this.server = server;
        this.postgres = postgres;
        this.keep = keep;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        Growth growth = new Growth(
                Path.of(Bench.option(words, "--server", "./utmost")),
                Bench.option(words, "--postgres", ""),
                Bench.option(words, "--keep", ""),
                Double.parseDouble(Bench.option(words, "--seconds", "1")));
        Map<String, List<Long>> figures = new LinkedHashMap<>();
        List<String> steps = words.isEmpty() ? ALL : words;
        for (String each : steps) {
            Scale scale = Scale.of(each);
            growth.measure(scale)
                    .forEach((call, micros) -> figures.computeIfAbsent(call, name -> new ArrayList<>())
                            .add(micros));
        }
        print(steps, figures);
    }

    private Map<String, Long> measure(Scale scale) throws Exception {
        try (Grown grown = Grown.of(server, postgres, keep, scale)) {
            Map<String, Long> figures = new LinkedHashMap<>();
            List<GrowthCall> calls = GrowthCall.all(grown.place(), scale);
            try (Connection connection = new Connection(grown.place().url())) {
                // What all calls have in common is compiled first; then what each has of its own. Those that write come
                // last.
                run(connection, grown, calls.getFirst(), 3 * seconds);
                for (GrowthCall call : calls) {
                    run(connection, grown, call, seconds);
                    figures.put(call.name(), run(connection, grown, call, seconds));
                }
            }
            return figures;
        }
    }

    /** Microseconds of CPU for each call. */
    private static long run(Connection connection, Grown grown, GrowthCall call, double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long cpu = grown.cpuMicros();
        int count = 0;
        do {
            Connection.Response response = connection.send(call.request(count++));
            if (response.status() / 100 != 2) {
                throw new IOException(call.name() + ": " + response.text());
            }
        } while (System.nanoTime() < end);
        return (grown.cpuMicros() - cpu) / count;
    }

    private static void print(List<String> steps, Map<String, List<Long>> figures) {
        System.out.println("| posts:users:channels | " + String.join(" | ", steps) + " |");
        System.out.println("|---|" + "---:|".repeat(steps.size()));
        figures.forEach((call, micros) -> {
            List<String> cells =
                    micros.stream().map(each -> String.format("%,d", each)).toList();
            System.out.println("| " + call + " | " + String.join(" | ", cells) + " |");
        });
    }
}
