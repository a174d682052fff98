package org.utmost.messages.drafts;

import org.utmost.platform.events.Event;

/** What happens to drafts. */
public sealed interface DraftEvent extends Event {
    /** It, as it is now. */
    Draft draft();

    /** The author's WebSocket connection that knows already; empty if none does. */
    String byConnection();

    /** It was written or changed. */
    record Saved(Draft draft, String byConnection) implements DraftEvent {}

    /** It was sent or thrown away. */
    record Deleted(Draft draft, String byConnection) implements DraftEvent {}
}
