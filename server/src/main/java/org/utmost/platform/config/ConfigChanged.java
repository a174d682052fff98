package org.utmost.platform.config;

import org.utmost.platform.events.LocalEvent;

/** The configuration in force on this node is another now. */
public record ConfigChanged(Config before, Config after) implements LocalEvent {}
