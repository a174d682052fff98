package org.utmost.messages.posts;

import org.utmost.platform.events.Event;

/** A post that is stored nowhere is to be shown to one user. */
public record EphemeralEvent(Post post, String toUserId) implements Event {}
