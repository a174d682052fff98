package org.utmost.platform.events;

/** An event of a row that several nodes change, of which each change is told after the one before. */
public interface InOrder extends Event {
    /** What it tells of. */
    String subject();

    /** Grows with each change of it; 0 for one that has no place in the order. */
    long version();

    /** The version that was changed. */
    long previous();
}
