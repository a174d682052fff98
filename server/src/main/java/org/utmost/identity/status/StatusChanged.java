package org.utmost.identity.status;

import org.utmost.platform.events.Event;

/** A user's status, or the time of their last activity, is another now. */
public record StatusChanged(Status status, boolean visible) implements Event {}
