package org.utmost.messages.posts;

import org.utmost.spaces.channels.Channel;

/**
 * A post that is to be written, and what is told of it.
 *
 * @param setOnline whether clients may show its author as online by it
 */
record Draft(Post post, Channel channel, Mentions mentions, boolean setOnline) {
    Draft at(long time) {
        return new Draft(post.at(time), channel, mentions, setOnline);
    }

    PostEvent.Created written() {
        return new PostEvent.Created(post, channel, mentions, setOnline);
    }
}
