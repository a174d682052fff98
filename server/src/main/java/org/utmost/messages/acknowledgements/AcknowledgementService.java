package org.utmost.messages.acknowledgements;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostStore;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;

/** Telling the author of a post that one took note of it. */
public final class AcknowledgementService {
    /** An acknowledgement can be taken back for so long. */
    private static final long DEADLINE_MS = Duration.ofMinutes(5).toMillis();

    private final Database database;
    private final AcknowledgementStore acknowledgements = new AcknowledgementStore();
    private final PostStore posts = new PostStore();
    private final PostReading reading;
    private final ChannelAccess access;
    private final RoleService roles;
    private final Clock clock;

    public AcknowledgementService(
            Database database, PostReading reading, ChannelAccess access, RoleService roles, Clock clock) {
        this.database = database;
        this.reading = reading;
        this.access = access;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Acknowledges a post for a user; once more changes nothing and gives the first.
     *
     * @throws ApiError 404 if there is no such post; 403 if the caller may not read it, in an archived channel, or for another
     *     user without {@code edit_other_users}
     */
    Acknowledgement add(Session by, String userId, String postId) {
        Post post = readable(by, userId, postId, "api.acknowledgement.save.archived_channel.app_error");
        return database.write(tx -> {
            long now = Math.max(clock.millis(), lock(tx, post).updateAt() + 1);
            Acknowledgement added = new Acknowledgement(userId, postId, post.channelId(), now);
            if (!acknowledgements.insert(tx, added)) {
                return Objects.requireNonNull(acknowledgements.find(tx, postId, userId));
            }
            posts.touch(tx, postId, now);
            tx.publish(new AcknowledgementEvent.Added(added));
            return added;
        });
    }

    /**
     * Takes it back.
     *
     * @throws ApiError 404 if there is no such post or acknowledgement; 403 after five minutes, and as for {@link #add}
     */
    void remove(Session by, String userId, String postId) {
        Post post = readable(by, userId, postId, "api.acknowledgement.delete.archived_channel.app_error");
        database.change(tx -> {
            long now = Math.max(clock.millis(), lock(tx, post).updateAt() + 1);
            Acknowledgement given = acknowledgements.find(tx, postId, userId);
            if (given == null) {
                throw ApiError.notFound("app.acknowledgement.get.app_error");
            }
            if (now > given.acknowledgedAt() + DEADLINE_MS) {
                throw ApiError.forbidden("api.acknowledgement.delete.deadline.app_error");
            }
            acknowledgements.delete(tx, given);
            posts.touch(tx, postId, now);
            tx.publish(new AcknowledgementEvent.Removed(new Acknowledgement(userId, postId, post.channelId(), 0)));
        });
    }

    private Post readable(Session by, String userId, String postId, String archivedId) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        Post post = reading.get(by, postId);
        if (!access.get(post.channelId()).active()) {
            throw ApiError.forbidden(archivedId);
        }
        return post;
    }

    /** The post, kept from other transactions, so that what its readers are told is told in order. */
    private Post lock(Tx tx, Post post) throws SQLException {
        Post current = posts.lock(tx, post.id());
        if (current == null || current.deleteAt() > 0) {
            throw ApiError.notFound("app.post.get.app_error");
        }
        return current;
    }
}
