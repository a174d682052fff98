package org.utmost.platform.cluster;

/**
 * What one node asks another.
 *
 * @param name no two have the same
 * @param about what is asked, a record
 * @param answer what is answered, a record
 */
public record Question<Q, A>(String name, Class<Q> about, Class<A> answer) {}
