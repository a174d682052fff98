package org.utmost.platform.config;

import org.utmost.platform.events.Event;

/** The configuration of all nodes is another now, and has to be read: it has secrets, which stay in the database. */
public record ConfigStored() implements Event {}
