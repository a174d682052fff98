package org.utmost.messages.posts;

import java.sql.SQLException;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.spaces.channels.ChannelEvent;

/** Holds those who are put into a channel for the sake of a thread to threads of that channel. */
public final class CalledThreads {
    private final PostStore posts = new PostStore();

    /** Begins to check the transactions in which somebody is put into a channel. */
    public void follow(Database database) {
        database.during(ChannelEvent.CalledToThread.class, this::check);
    }

    private void check(Tx tx, ChannelEvent.CalledToThread called) {
        try {
            Post root = posts.find(tx, called.postRootId());
            if (root == null
                    || root.deleteAt() > 0
                    || !root.rootId().isEmpty()
                    || !root.channelId().equals(called.channel().id())) {
                throw ApiError.invalidBody("post_root_id");
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
