package org.utmost.platform.events;

/**
 * An event that tells how something is now: who heard a later one of the same has no need of it. Two nodes that change one
 * row may be heard in either order.
 */
public interface Superseding extends Event {
    /** What it tells of. */
    String subject();

    /** Grows with each change of it: when it was changed, epoch milliseconds. */
    long version();

    /** The version that was changed; 0 if that does not matter. */
    long previous();
}
