package org.utmost.spaces.schemes;

import org.utmost.platform.events.Event;

/** What happens to schemes. */
public sealed interface SchemeEvent extends Event {
    /** It was deleted: nothing follows it any more. */
    record Deleted(Scheme scheme) implements SchemeEvent {}
}
