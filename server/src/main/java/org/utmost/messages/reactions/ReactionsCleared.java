package org.utmost.messages.reactions;

import org.utmost.messages.posts.PostChange;

/** Posts of a channel lost the reactions with an emoji that was deleted. */
public record ReactionsCleared(String channelId) implements PostChange {}
