package org.utmost.platform.config;

/**
 * Section RateLimitSettings: how many requests one caller may make.
 *
 * @param perSec requests a second in the long run
 * @param maxBurst requests at once
 * @param memoryStoreSize callers that are remembered at the most
 */
public record RateLimitSettings(
        boolean enable,
        int perSec,
        int maxBurst,
        int memoryStoreSize,
        boolean varyByRemoteAddr,
        boolean varyByUser,
        String varyByHeader) {}
