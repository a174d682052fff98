package org.utmost.messages.unreads;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.time.Clock;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostStore;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Having something to read again. */
public final class UnreadService {
    private final Database database;
    private final PostStore posts = new PostStore();
    private final UnreadStore unreads = new UnreadStore();
    private final PostReading reading;
    private final ChannelAccess access;
    private final RoleService roles;
    private final Clock clock;

    public UnreadService(Database database, PostReading reading, ChannelAccess access, RoleService roles, Clock clock) {
        this.database = database;
        this.reading = reading;
        this.access = access;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Has a user not seen a post yet, nor what was written in its channel after it.
     *
     * @throws ApiError 404 if there is no such post or the user is not in its channel; 403 if the caller may not read it, or
     *     for another user without {@code edit_other_users}
     */
    ChannelUnread from(Session by, String userId, String postId) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        Post post = reading.get(by, postId);
        Channel channel = access.get(post.channelId());
        return database.write(tx -> {
            posts.lockActive(tx, channel.id());
            ChannelUnread unread = unreads.from(tx, channel, userId, post, clock.millis());
            if (unread == null) {
                throw ApiError.notFound("app.channel.get_member.missing.app_error");
            }
            tx.publish(new UnreadEvent(unread, postId));
            return unread;
        });
    }
}
