package org.utmost.messages.posts;

import java.util.List;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.index.PostWords;
import org.utmost.spaces.channels.Channel;

/**
 * A post that is to be written, with the files that it is to have, and what is told of it.
 *
 * @param words by which it is found
 * @param setOnline whether clients may show its author as online by it
 */
record Draft(Post post, Channel channel, Mentions mentions, PostWords words, boolean setOnline) {
    Draft at(long time) {
        return new Draft(post.at(time), channel, mentions, words, setOnline);
    }

    Draft holding(List<String> files) {
        return new Draft(post.holding(files), channel, mentions, words, setOnline);
    }

    /** What is told of it when it is the channel's post of that number. */
    PostEvent.Created written(long number) {
        return new PostEvent.Created(post, channel, mentions, setOnline, post.joinOrLeave() ? 0 : number);
    }

    PostIndex.Entry entry() {
        return new PostIndex.Entry(post.place(), words);
    }
}
