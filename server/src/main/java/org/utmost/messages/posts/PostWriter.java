package org.utmost.messages.posts;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.PostCounts.Place;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.spaces.channels.Channel;

/**
 * Writes a new post with everything that changes by it, in one transaction. The channel's row comes first: it is locked
 * from then on, so posts of a channel are written one after the other, each later than the one before.
 */
final class PostWriter {
    private final PostStore posts;
    private final PostCounts counts = new PostCounts();

    PostWriter(PostStore posts) {
        this.posts = posts;
    }

    /**
     * Writes a post at its place in the channel's order; its time is that of its place.
     *
     * @return the post as it is now; null if the channel is archived, and nothing was written
     * @throws WrittenBefore if its author has a post of the same {@code pending_post_id}
     * @throws ApiError if what it replies to is no root there
     */
    @Nullable
    Post write(Tx tx, Post post, Channel channel, Mentions mentions, boolean setOnline) throws SQLException {
        Place place = counts.next(tx, post);
        return place == null ? null : add(tx, post.at(place.time()), place, channel, mentions, setOnline);
    }

    /** Likewise, but the post keeps its time, as an imported one does. */
    @Nullable
    Post writeDated(Tx tx, Post post, long now, Channel channel, Mentions mentions, boolean setOnline)
            throws SQLException {
        Place place = counts.dated(tx, post, now);
        return place == null ? null : add(tx, post, place, channel, mentions, setOnline);
    }

    private Post add(Tx tx, Post post, Place place, Channel channel, Mentions mentions, boolean setOnline)
            throws SQLException {
        if (!posts.insert(tx, post)) {
            throw new WrittenBefore(posts.pending(tx, post.userId(), post.pendingPostId()));
        }
        if (!post.rootId().isEmpty() && !posts.countReply(tx, post)) {
            throw noRoot(posts.find(tx, post.rootId()));
        }
        counts.seen(tx, post, place);
        if (mentions.everyone() || !mentions.userIds().isEmpty()) {
            counts.mentioned(tx, post, place, mentions);
        }
        tx.publish(new PostEvent.Created(post, channel, mentions, setOnline));
        return post;
    }

    private static ApiError noRoot(@Nullable Post root) {
        return root == null || root.deleteAt() > 0 || !root.rootId().isEmpty()
                ? ApiError.badRequest("api.post.create_post.root_id.app_error")
                : ApiError.of(500, "api.post.create_post.channel_root_id.app_error");
    }

    /** A client asks again for what it was not answered: nothing more is written, and it gets the post made then. */
    static final class WrittenBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Post post;

        WrittenBefore(Post post) {
            super("the post was written before", null, false, false);
            this.post = post;
        }

        /** The post made then. */
        Post post() {
            return post;
        }
    }
}
