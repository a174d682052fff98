package org.utmost.platform.config;

import org.utmost.platform.events.Event;

/**
 * The configuration of all nodes is another now, and has to be read: it has secrets, which stay in the database.
 *
 * @param version grows with each change
 */
public record ConfigStored(long version) implements Event {}
