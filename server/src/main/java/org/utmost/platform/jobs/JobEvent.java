package org.utmost.platform.jobs;

import org.utmost.platform.events.Event;
import org.utmost.platform.events.LocalEvent;

/** What a node that runs jobs wants to hear at once. */
sealed interface JobEvent extends Event {
    /** Jobs of that kind wait, the first from that time on; epoch milliseconds. Other nodes find them when they look. */
    record Enqueued(String type, long dueAt) implements JobEvent, LocalEvent {}

    /** A job that may be running is not wanted any more. */
    record CancelRequested(String id) implements JobEvent {}
}
