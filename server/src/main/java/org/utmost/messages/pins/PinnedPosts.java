package org.utmost.messages.pins;

import static org.utmost.messages.posts.PostStore.SELECT;

import java.util.List;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostList;
import org.utmost.messages.posts.PostStore;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;

/** The posts that are pinned to a channel. */
public final class PinnedPosts {
    /** The API has no pages of them; what was pinned longest ago falls out of sight. */
    private static final int MOST = 1_000;

    private final Database database;
    private final ChannelAccess access;
    private final PostViews views;

    public PinnedPosts(Database database, ChannelAccess access, PostViews views) {
        this.database = database;
        this.access = access;
        this.views = views;
    }

    /**
     * Those of a channel, oldest first; the newest of them if they are too many.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not read it
     */
    PostList of(Session by, String channelId) {
        access.requireReading(by, access.get(channelId));
        List<Post> newestFirst = database.read(db -> PostStore.many(
                db,
                SELECT + "WHERE channel_id = ? AND is_pinned AND delete_at = 0 AND original_id = ''"
                        + " ORDER BY create_at DESC LIMIT ?",
                channelId,
                MOST));
        return PostList.of(views.of(newestFirst.reversed()));
    }
}
