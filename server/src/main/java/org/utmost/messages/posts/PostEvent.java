package org.utmost.messages.posts;

import org.utmost.platform.events.InOrder;
import org.utmost.platform.events.Superseding;
import org.utmost.spaces.channels.Channel;

/** What happens to posts. */
public sealed interface PostEvent extends PostChange {
    /** The post as it is now. */
    Post post();

    @Override
    default String channelId() {
        return post().channelId();
    }

    /**
     * It was written.
     *
     * @param setOnline whether clients may show its author as online by it
     * @param number of the channel's posts; 0 for one that does not count
     */
    record Created(Post post, Channel channel, Mentions mentions, boolean setOnline, long number)
            implements PostEvent, InOrder {
        @Override
        public String subject() {
            return "posts of " + post.channelId();
        }

        @Override
        public long version() {
            return number;
        }

        @Override
        public long previous() {
            return number - 1;
        }
    }

    /**
     * It was edited.
     *
     * @param previous when it had last been
     */
    record Edited(Post post, long previous) implements PostEvent, Superseding {
        @Override
        public String subject() {
            return post.id();
        }

        @Override
        public long version() {
            return post.updateAt();
        }
    }

    /** It was deleted, by that user; it still has its text. */
    record Deleted(Post post, String byUserId) implements PostEvent, Superseding {
        @Override
        public String subject() {
            return post.id();
        }

        @Override
        public long previous() {
            return 0;
        }

        /** Nothing comes after it. */
        @Override
        public long version() {
            return Long.MAX_VALUE;
        }
    }
}
