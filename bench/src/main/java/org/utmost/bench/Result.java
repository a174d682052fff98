package org.utmost.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What one scenario measured.
 *
 * @param perSecond requests answered a second
 * @param p50 milliseconds that half of them took at the most
 * @param p99 milliseconds that 99 of 100 took at the most
 * @param cpu microseconds of the server's CPU for each
 * @param databaseCpu microseconds of the database's CPU for each, if that is a process of its own
 * @param resident the server's memory afterwards, in MB
 */
record Result(
        String scenario,
        int clients,
        long requests,
        double perSecond,
        double p50,
        double p99,
        double cpu,
        double databaseCpu,
        long resident) {
    /** What a server and its database used: microseconds of CPU so far, the server's memory in MB. */
    record Usage(long cpuMicros, long databaseCpuMicros, long resident) {}

    static Result of(String scenario, int clients, long[] nanos, double seconds, Usage before, Usage after) {
        Arrays.sort(nanos);
        return new Result(
                scenario,
                clients,
                nanos.length,
                nanos.length / seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                (double) (after.cpuMicros - before.cpuMicros) / nanos.length,
                (double) (after.databaseCpuMicros - before.databaseCpuMicros) / nanos.length,
                after.resident);
    }

    static String heading() {
        return String.format(
                "%-14s %8s %10s %10s %9s %9s %10s %9s %8s",
                "scenario", "clients", "requests", "req/s", "p50 ms", "p99 ms", "CPU µs/req", "database", "RSS MB");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-14s %8d %10d %10.0f %9.2f %9.2f %10.0f %9.0f %8d",
                scenario,
                clients,
                requests,
                perSecond,
                p50,
                p99,
                cpu,
                databaseCpu,
                resident);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"scenario\":\"%s\",\"clients\":%d,\"requests\":%d,\"per_second\":%.1f,\"p50_ms\":%.3f,"
                        + "\"p99_ms\":%.3f,\"cpu_us_per_request\":%.1f,\"database_cpu_us_per_request\":%.1f,\"rss_mb\":%d}",
                scenario,
                clients,
                requests,
                perSecond,
                p50,
                p99,
                cpu,
                databaseCpu,
                resident);
    }
}
