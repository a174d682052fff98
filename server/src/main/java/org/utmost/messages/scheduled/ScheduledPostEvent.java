package org.utmost.messages.scheduled;

import org.utmost.platform.events.Event;

/** What happens to posts for later. */
public sealed interface ScheduledPostEvent extends Event {
    /** It, as it is now. */
    ScheduledPost post();

    /** The author's WebSocket connection that knows already; empty if none does. */
    String byConnection();

    /** It is to be sent later. */
    record Created(ScheduledPost post, String byConnection) implements ScheduledPostEvent {}

    /** It was changed, or could not be sent. */
    record Updated(ScheduledPost post, String byConnection) implements ScheduledPostEvent {}

    /** It was sent or taken back. */
    record Deleted(ScheduledPost post, String byConnection) implements ScheduledPostEvent {}
}
