package org.utmost.platform.events;

/**
 * An event that tells how something is now: who heard a later one of the same has no need of it. Versions are times, epoch
 * milliseconds.
 */
public interface Superseding extends InOrder {}
