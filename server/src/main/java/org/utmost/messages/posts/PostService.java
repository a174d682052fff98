package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.DELETE_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.DELETE_POST;
import static org.utmost.identity.roles.Permission.EDIT_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.EDIT_POST;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.UniqueViolation;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Writing, editing and deleting posts. */
public final class PostService {
    /** Types that clients may give a post, beside those that begin with {@code custom_}. */
    private static final Set<String> TYPES = Set.of("me", "slack_attachment");

    private static final int MAXIMUM_TYPE = 26;

    private final Database database;
    private final PostStore posts = new PostStore();
    private final PostWriter writer = new PostWriter(posts);
    private final ChannelAccess access;
    private final MentionFinder mentions;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public PostService(
            Database database,
            ChannelAccess access,
            UserService users,
            RoleService roles,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.access = access;
        this.mentions = new MentionFinder(users, access, config);
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Writes a post. The same {@code pending_post_id} again gives the post that was made then, and makes none.
     *
     * @throws ApiError 403 without {@code create_post} in the channel or for a channel that does not exist; 400 for an
     *     archived channel, a restricted direct message, a message too long, a type of the server's own, attachments
     *     that can't be shown, or a root that is none; 500, as documented, for a root in another channel
     */
    Post create(Session by, NewPost wanted, boolean setOnline) {
        String channelId = text(wanted.channelId());
        if (!Ids.isValid(channelId)) {
            throw ApiError.badRequest("model.post.is_valid.channel_id.app_error");
        }
        Channel channel = access.find(channelId).orElseThrow(() -> ApiError.noPermission(CREATE_POST));
        access.require(by, CREATE_POST, channel);
        if (!channel.active()) {
            throw ApiError.badRequest("api.post.create_post.can_not_post_to_deleted.error");
        }
        access.requireTogether(channel, "api.post.create_post.can_not_post_in_restricted_dm.error");
        Post post = fresh(by, channel, wanted);
        Mentions meant = mentions.find(by, channel, post.message());
        try {
            return database.write(tx -> {
                if (!post.rootId().isEmpty()) {
                    checkRoot(posts.find(tx, post.rootId()), channel);
                }
                writer.write(tx, post, channel, meant, setOnline);
                return post;
            });
        } catch (UniqueViolation retried) {
            Post made = database.read(db -> posts.findPending(db, by.userId(), post.pendingPostId()));
            if (made == null) {
                throw retried;
            }
            return made.answering(post.pendingPostId());
        }
    }

    /**
     * Changes a post; its former version is kept.
     *
     * @throws ApiError 404 if there is none, 403 without {@code edit_post} or, for another's, {@code edit_others_posts};
     *     400 in an archived channel, past the time limit, for a system message, or for a text too long
     */
    Post edit(Session by, String id, PostPatch patch) {
        Post before = get(id);
        Channel channel = access.get(before.channelId());
        access.require(by, EDIT_POST, channel);
        if (!before.userId().equals(by.userId())) {
            access.require(by, EDIT_OTHERS_POSTS, channel);
        }
        if (!channel.active()) {
            throw ApiError.badRequest("api.post.patch_post.can_not_update_post_in_deleted.error");
        }
        access.requireTogether(channel, "api.post.patch_post.can_not_update_post_in_restricted_dm.error");
        if (before.system()) {
            throw ApiError.badRequest("api.post.update_post.system_message.app_error");
        }
        boolean rewritten = patch.message() != null && !patch.message().equals(before.message());
        checkTimeLimit(before, rewritten);
        String message = patch.message() == null ? before.message() : patch.message();
        if (rewritten) {
            checkMessage(message);
        }
        Map<String, Object> props = patch.props() == null ? before.props() : Attachments.normalized(patch.props(), ids);
        String hashtags = Hashtags.of(message, config.get().service().minimumHashtagLength());
        return database.write(tx -> {
            Post current = posts.find(tx, id);
            if (current == null || current.deleteAt() > 0) {
                throw ApiError.badRequest("api.post.update_post.permissions_details.app_error");
            }
            long now = Math.max(clock.millis(), current.updateAt() + 1);
            Post after = current.edited(patch, hashtags, props, now);
            if (rewritten) {
                posts.insert(tx, current.former(ids.newId(), now));
            }
            posts.update(tx, after);
            tx.publish(new PostEvent.Edited(after));
            return after;
        });
    }

    /**
     * Deletes a post and the replies to it.
     *
     * @throws ApiError 404 if there is none, 403 without {@code delete_post} or, for another's,
     *     {@code delete_others_posts}; 400 in an archived channel
     */
    void delete(Session by, String id) {
        Post post = get(id);
        Channel channel = access.get(post.channelId());
        boolean own = post.userId().equals(by.userId());
        access.require(by, own ? DELETE_POST : DELETE_OTHERS_POSTS, channel);
        if (!channel.active()) {
            throw ApiError.badRequest("api.post.delete_post.can_not_delete_post_in_deleted.error");
        }
        access.requireTogether(channel, "api.post.delete_post.can_not_delete_from_restricted_dm.error");
        database.write(tx -> {
            long now = clock.millis();
            if (!posts.delete(tx, post, now)) {
                throw ApiError.notFound("app.post.get.app_error");
            }
            if (!post.rootId().isEmpty()) {
                posts.countReply(tx, post.rootId(), -1, now);
            }
            Post deleted = posts.find(tx, id);
            tx.publish(new PostEvent.Deleted(deleted == null ? post : deleted, by.userId()));
            return true;
        });
    }

    private Post get(String id) {
        Post post = database.read(db -> posts.find(db, id));
        if (post == null || post.deleteAt() > 0) {
            throw ApiError.notFound("app.post.get.app_error");
        }
        return post;
    }

    private Post fresh(Session by, Channel channel, NewPost wanted) {
        String message = text(wanted.message());
        checkMessage(message);
        String rootId = text(wanted.rootId());
        if (!rootId.isEmpty() && !Ids.isValid(rootId)) {
            throw ApiError.badRequest("model.post.is_valid.root_id.app_error");
        }
        String pending = text(wanted.pendingPostId());
        if (pending.length() > 64) {
            throw ApiError.invalidBody("pending_post_id");
        }
        long now = wanted.createAt() > 0 && roles.permits(by, MANAGE_SYSTEM) ? wanted.createAt() : clock.millis();
        Map<String, Object> props = wanted.props() == null ? Map.of() : Attachments.normalized(wanted.props(), ids);
        return new Post(
                ids.newId(),
                now,
                now,
                0,
                0,
                wanted.isPinned(),
                by.userId(),
                channel.id(),
                rootId,
                "",
                message,
                type(text(wanted.type())),
                props,
                Hashtags.of(message, config.get().service().minimumHashtagLength()),
                pending,
                0,
                0);
    }

    private void checkTimeLimit(Post post, boolean rewritten) {
        int seconds = config.get().service().postEditTimeLimit();
        boolean late = seconds >= 0
                && clock.millis()
                        > post.createAt() + Duration.ofSeconds(seconds).toMillis();
        if (rewritten && late) {
            throw ApiError.badRequest("api.post.update_post.permissions_time_limit.app_error")
                    .with("seconds", String.valueOf(seconds));
        }
    }

    /** The server's own types are its own. */
    private static String type(String wanted) {
        if (wanted.startsWith("system_")) {
            throw ApiError.badRequest("api.context.invalid_param.app_error").with("name", "type");
        }
        boolean known = wanted.isEmpty() || wanted.startsWith("custom_") || TYPES.contains(wanted);
        if (!known || wanted.length() > MAXIMUM_TYPE) {
            throw ApiError.badRequest("model.post.is_valid.type.app_error");
        }
        return wanted;
    }

    private void checkMessage(String message) {
        int most = config.get().service().maximumMessageLength();
        if (message.length() > most && message.codePointCount(0, message.length()) > most) {
            throw ApiError.badRequest("model.post.is_valid.message_length.app_error")
                    .with("max", String.valueOf(most));
        }
    }

    private static void checkRoot(@Nullable Post root, Channel channel) {
        if (root == null || root.deleteAt() > 0 || !root.rootId().isEmpty()) {
            throw ApiError.badRequest("api.post.create_post.root_id.app_error");
        }
        if (!root.channelId().equals(channel.id())) {
            throw ApiError.of(500, "api.post.create_post.channel_root_id.app_error");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
