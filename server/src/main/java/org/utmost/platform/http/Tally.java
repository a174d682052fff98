package org.utmost.platform.http;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Counts of requests by outcome and by latency, which many threads add to. */
final class Tally {
    /** Upper bounds of the latencies told apart, in microseconds; what takes longer counts for the last. */
    private static final long[] BOUNDS = {
        50,
        100,
        200,
        300,
        500,
        750,
        1_000,
        2_000,
        3_000,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000
    };

    /** Only the rate limit answers so (RFC 6585). */
    private static final int LIMITED = 429;

    /** What was counted up to a moment. */
    record Counts(
            long requests, long clientErrors, long serverErrors, long limited, long nanos, List<Long> latencies) {}

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong clientErrors = new AtomicLong();
    private final AtomicLong serverErrors = new AtomicLong();
    private final AtomicLong limited = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLongArray latencies = new AtomicLongArray(BOUNDS.length);

    void count(int status, long took) {
        requests.incrementAndGet();
        if (status >= 500) {
            serverErrors.incrementAndGet();
        } else if (status >= 400) {
            clientErrors.incrementAndGet();
        }
        if (status == LIMITED) {
            limited.incrementAndGet();
        }
        nanos.addAndGet(took);
        latencies.incrementAndGet(slot(TimeUnit.NANOSECONDS.toMicros(took)));
    }

    void add(Counts more) {
        requests.addAndGet(more.requests());
        clientErrors.addAndGet(more.clientErrors());
        serverErrors.addAndGet(more.serverErrors());
        limited.addAndGet(more.limited());
        nanos.addAndGet(more.nanos());
        for (int i = 0; i < BOUNDS.length; i++) {
            latencies.addAndGet(i, more.latencies().get(i));
        }
    }

    Counts counts() {
        return new Counts(
                requests.get(),
                clientErrors.get(),
                serverErrors.get(),
                limited.get(),
                nanos.get(),
                IntStream.range(0, BOUNDS.length).mapToObj(latencies::get).toList());
    }

    RequestFigures figures() {
        long all = requests.get();
        double mean = all == 0 ? 0 : nanos.get() / 1e6 / all;
        return new RequestFigures(
                all,
                clientErrors.get(),
                serverErrors.get(),
                limited.get(),
                Math.round(mean * 1000) / 1000.0,
                quantile(0.5, all),
                quantile(0.95, all),
                quantile(0.99, all));
    }

    private double quantile(double part, long all) {
        long below = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            below += latencies.get(i);
            if (below > 0 && below >= part * all) {
                return BOUNDS[i] / 1000.0;
            }
        }
        return 0;
    }

    private static int slot(long micros) {
        int slot = 0;
        while (slot < BOUNDS.length - 1 && micros > BOUNDS[slot]) {
            slot++;
        }
        return slot;
    }
}
