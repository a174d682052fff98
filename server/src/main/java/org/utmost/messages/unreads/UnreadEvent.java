package org.utmost.messages.unreads;

import org.utmost.platform.events.Event;

/** A user has that post, and all after it, to read again. */
public record UnreadEvent(ChannelUnread unread, String postId) implements Event {}
