package org.utmost.messages.posts;

import java.sql.SQLException;
import org.utmost.platform.database.Tx;
import org.utmost.spaces.channels.Channel;

/** Writes a new post with everything that changes by it, in one transaction. */
final class PostWriter {
    private final PostStore posts;

    PostWriter(PostStore posts) {
        this.posts = posts;
    }

    void write(Tx tx, Post post, Channel channel, Mentions mentions, boolean setOnline) throws SQLException {
        posts.insert(tx, post);
        if (!post.rootId().isEmpty()) {
            posts.countReply(tx, post.rootId(), 1, post.createAt());
        }
        posts.count(tx, post);
        if (mentions.everyone() || !mentions.userIds().isEmpty()) {
            posts.countMentions(tx, post, mentions);
        }
        tx.publish(new PostEvent.Created(post, channel, mentions, setOnline));
    }
}
