package org.utmost.messages.posts;

import org.utmost.platform.events.Event;

/** Something that the readers of a channel see of one of its posts is another now. */
public interface PostChange extends Event {
    /** Where the post is. */
    String channelId();
}
