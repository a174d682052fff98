package org.utmost.platform.http;

/**
 * What became of some requests.
 *
 * @param clientErrors replies of 400 to 499, refused calls included
 * @param limited calls that the rate limit refused
 * @param meanMs milliseconds
 * @param p50Ms the latency that half of the requests stay under, and so on; a bound of a histogram, in milliseconds
 */
public record RequestFigures(
        long requests,
        long clientErrors,
        long serverErrors,
        long limited,
        double meanMs,
        double p50Ms,
        double p95Ms,
        double p99Ms) {}
