package org.utmost.messages.posts;

import org.utmost.platform.events.Event;

/** Something that readers see of posts in whichever channels is another now. */
public interface PostsChange extends Event {}
