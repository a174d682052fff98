package org.utmost.platform.events;

/**
 * Which of the things that a node told something is, the same on every node.
 *
 * @param origin the node's id
 * @param number one more for each
 */
public record Mark(String origin, long number) {}
