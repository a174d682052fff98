package org.utmost.messages.posts;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_POST_EPHEMERAL;
import static org.utmost.identity.roles.Permission.MANAGE_PRIVATE_CHANNEL_MEMBERS;
import static org.utmost.identity.roles.Permission.MANAGE_PUBLIC_CHANNEL_MEMBERS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Texts;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Posts that one user sees, in the clients that are open, and nobody stores. */
public final class EphemeralPosts {
    private static final String TYPE = "system_ephemeral";

    private final EventBus events;
    private final ChannelAccess access;
    private final UserService users;
    private final PostRules rules;
    private final Clock clock;
    private final Ids ids;

    public EphemeralPosts(
            EventBus events, ChannelAccess access, UserService users, Supplier<Config> config, Clock clock, Ids ids) {
        this.events = events;
        this.access = access;
        this.users = users;
        this.rules = new PostRules(config, clock);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Shows one to a user, as the caller's.
     *
     * @throws ApiError 404 for a user or channel that does not exist, 403 without {@code create_post_ephemeral}, 400 for a message too long or props that can't be kept
     */
    Post create(Session by, String userId, NewPost wanted) {
        String channelId = requireNonNullElse(wanted.channelId(), "");
        if (!Ids.isValid(channelId)) {
            throw ApiError.badRequest("model.post.is_valid.channel_id.app_error");
        }
        Channel channel = access.get(channelId);
        access.require(by, CREATE_POST_EPHEMERAL, channel);
        String message = requireNonNullElse(wanted.message(), "");
        rules.checkMessage(message);
        Map<String, Object> props = Attachments.normalized(PostProps.byClient(wanted.props()), ids);
        MessageText text = MessageText.of(message, Attachments.texts(props));
        Post post = Post.fresh(ids.newId(), clock.millis(), by.userId(), channel.id(), message)
                .rootId(requireNonNullElse(wanted.rootId(), ""))
                .type(TYPE)
                .props(PostProps.of(props))
                .hashtags(rules.hashtags(text))
                .build();
        return show(post, users.get(userId).id());
    }

    /** Tells the author of a post that people whom it names hear nothing of it, as they are not in the channel. */
    void tellOutside(Session author, Channel channel, Post post, List<User> outside) {
        List<String> names = outside.stream().map(User::username).toList();
        String said = names.stream().map(name -> "@" + name).collect(Collectors.joining(", "));
        Permission adding = channel.open() ? MANAGE_PUBLIC_CHANNEL_MEMBERS : MANAGE_PRIVATE_CHANNEL_MEMBERS;
        Map<String, Object> props = access.permits(author, adding, channel)
                ? Map.of(PostProps.ADD_CHANNEL_MEMBER, invitation(post, names, outside))
                : Map.of();
        String message = Texts.get(Texts.choose(author.locale()), "post.not_in_channel", Map.of("names", said));
        show(
                Post.fresh(ids.newId(), clock.millis(), author.userId(), channel.id(), message)
                        .rootId(post.rootId())
                        .type(TYPE)
                        .props(PostProps.of(props))
                        .build(),
                author.userId());
    }

    /** By which clients offer to add them. */
    private static Map<String, Object> invitation(Post post, List<String> names, List<User> outside) {
        List<String> userIds = outside.stream().map(User::id).toList();
        return Map.of(
                "post_id", post.id(),
                "usernames", names,
                "not_in_channel_usernames", names,
                "user_ids", userIds,
                "not_in_channel_user_ids", userIds,
                "not_in_groups_usernames", List.of(),
                "not_in_groups_user_ids", List.of());
    }

    private Post show(Post post, String userId) {
        events.tell(new EphemeralEvent(post, userId));
        return post;
    }
}
