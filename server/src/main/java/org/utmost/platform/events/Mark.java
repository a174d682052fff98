package org.utmost.platform.events;

/**
 * Which of the things that a node told something is, the same on every node.
 *
 * @param origin the node's id
 * @param number one more for each; 0 if it was not told, but found in the outbox
 */
public record Mark(String origin, long number) {}
