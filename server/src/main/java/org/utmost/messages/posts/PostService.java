package org.utmost.messages.posts;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.UPLOAD_FILE;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Writing posts. */
public final class PostService {
    private static final int MAXIMUM_PENDING = 64;

    private final Database database;
    private final PostWriter writer;
    private final ChannelAccess access;
    private final MentionFinder mentions;
    private final EphemeralPosts ephemeral;
    private final ChannelMentions channelMentions;
    private final PostRules rules;
    private final UserService users;
    private final RoleService roles;
    private final StatusService statuses;
    private final Clock clock;
    private final Ids ids;

    public PostService(
            Database database,
            PostFiles files,
            MentionKeys keys,
            EphemeralPosts ephemeral,
            ChannelAccess access,
            TeamService teams,
            UserService users,
            RoleService roles,
            StatusService statuses,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.writer = new PostWriter(new PostStore(), files);
        this.access = access;
        this.mentions = new MentionFinder(users, keys, statuses, access, teams, config);
        this.ephemeral = ephemeral;
        this.channelMentions = new ChannelMentions(access, teams);
        this.rules = new PostRules(config, clock);
        this.users = users;
        this.roles = roles;
        this.statuses = statuses;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Writes a post. The same {@code pending_post_id} again gives the post that was made then, and makes none.
     *
     * @throws ApiError 403 without {@code create_post} in the channel, with files without {@code upload_file}, or for a
     *     channel that does not exist; 400 for an archived channel, a restricted direct message, a message too long, more
     *     than ten files, a type of the server's own, props that can't be kept, attachments that can't be shown, a time or
     *     priority that can't be, or a root that is none; 500, as
     *     documented, for a root in another channel, and for a post that was made then but is deleted
     */
    public Post create(Session by, NewPost wanted, boolean setOnline) {
        String channelId = requireNonNullElse(wanted.channelId(), "");
        if (!Ids.isValid(channelId)) {
            throw ApiError.badRequest("model.post.is_valid.channel_id.app_error");
        }
        Channel channel = access.find(channelId).orElseThrow(() -> ApiError.noPermission(CREATE_POST));
        access.require(by, CREATE_POST, channel);
        if (!PostRules.fileIds(wanted.fileIds()).isEmpty()) {
            access.require(by, UPLOAD_FILE, channel);
        }
        if (!channel.active()) {
            throw archived();
        }
        access.requireTogether(channel, "api.post.create_post.can_not_post_in_restricted_dm.error");
        Optional<User> author = users.find(by.userId());
        boolean bot = author.filter(User::isBot).isPresent();
        long given = given(by, wanted);
        rules.checkPriority(author, wanted);
        String message = requireNonNullElse(wanted.message(), "");
        rules.checkMessage(message);
        Map<String, Object> props = Attachments.normalized(PostProps.byClient(wanted.props()), ids);
        List<String> beside = Attachments.texts(props);
        MessageText text = MessageText.of(message, beside);
        if (bot) {
            props.put(PostProps.FROM_BOT, "true");
        }
        Post post = fresh(by, channel, wanted, props, text, given);
        MentionFinder.Found found = mentions.find(by, channel, post.texts(), text);
        if (setOnline && !bot) {
            statuses.active(by.userId());
        }
        Draft draft = new Draft(post, channel, found.mentions(), post.words(), setOnline);
        try {
            Post written = given == 0
                    ? database.write(writer, channel.id(), draft)
                    : database.write(tx -> writer.writeDated(tx, draft, clock.millis()));
            if (written == null) {
                throw archived();
            }
            if (!found.outside().isEmpty() && !bot) {
                ephemeral.tellOutside(by, channel, written, found.outside());
            }
            return written;
        } catch (PostWriter.WrittenBefore before) {
            return again(before.post(), post.pendingPostId());
        }
    }

    private Post fresh(
            Session by, Channel channel, NewPost wanted, Map<String, Object> props, MessageText text, long given) {
        String message = requireNonNullElse(wanted.message(), "");
        String rootId = requireNonNullElse(wanted.rootId(), "");
        if (!rootId.isEmpty() && !Ids.isValid(rootId)) {
            throw ApiError.badRequest("model.post.is_valid.root_id.app_error");
        }
        String pending = requireNonNullElse(wanted.pendingPostId(), "");
        if (pending.length() > MAXIMUM_PENDING) {
            throw ApiError.invalidBody("pending_post_id");
        }
        String type = requireNonNullElse(wanted.type(), "");
        PostRules.checkType(type);
        props.putAll(channelMentions.find(by, channel, text));
        return Post.fresh(ids.newId(), given == 0 ? clock.millis() : given, by.userId(), channel.id(), message)
                .isPinned(wanted.isPinned())
                .rootId(rootId)
                .type(type)
                .props(PostProps.of(props))
                .hashtags(rules.hashtags(text))
                .pendingPostId(pending)
                .fileIds(PostRules.fileIds(wanted.fileIds()))
                .priority(wanted.priority())
                .build();
    }

    /** The time that the caller gives the post; 0 if none, or if it is not theirs to give. */
    private long given(Session by, NewPost wanted) {
        if (wanted.createAt() == 0 || !roles.permits(by, MANAGE_SYSTEM)) {
            return 0;
        }
        rules.checkTime(wanted.createAt());
        return wanted.createAt();
    }

    /** What was deleted since is not given as if it lived. */
    private static Post again(Post made, String pendingPostId) {
        if (made.deleteAt() > 0) {
            throw ApiError.of(500, "api.post.deduplicate_create_post.failed_to_get");
        }
        return made.answering(pendingPostId);
    }

    private static ApiError archived() {
        return ApiError.badRequest("api.post.create_post.can_not_post_to_deleted.error");
    }
}
