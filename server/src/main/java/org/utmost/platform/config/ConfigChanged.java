package org.utmost.platform.config;

import org.utmost.platform.events.Event;

/** The configuration is another now. */
public record ConfigChanged(Config before, Config after) implements Event {}
