package org.utmost.messages.posts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleNames;
import org.utmost.identity.users.User;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.ids.Ids;

/** What posts must be, where the configuration has a say. */
final class PostRules {
    /** Types that clients may give a post, beside those that begin with {@code custom_}. */
    private static final Set<String> TYPES = Set.of("me", "slack_attachment");

    private static final String URGENT = "urgent";
    private static final Set<String> PRIORITIES = Set.of("", "important", URGENT);
    private static final int MAXIMUM_TYPE = 26;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final Supplier<Config> config;
    private final Clock clock;

    PostRules(Supplier<Config> config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The tags of a message, as they are stored. */
    String hashtags(MessageText text) {
        return Hashtags.stored(
                text.hashtags(), config.get().view(PostSettings.class).minimumHashtagLength());
    }

    /**
     * Holds a message to its length.
     *
     * @throws ApiError 400 if it is longer
     */
    void checkMessage(String message) {
        int most = config.get().view(PostSettings.class).maximumMessageLength();
        if (message.length() > most && message.codePointCount(0, message.length()) > most) {
            throw ApiError.badRequest("model.post.is_valid.message_length.app_error")
                    .with("max", String.valueOf(most));
        }
    }

    /**
     * Holds a time that is given to a post, epoch milliseconds, to what a clock may show.
     *
     * @throws ApiError 400 if it is before 1970 or more than a day ahead
     */
    void checkTime(long given) {
        if (given < 0 || given > clock.millis() + DAY_MS) {
            throw ApiError.badRequest("model.post.is_valid.create_at.app_error");
        }
    }

    /**
     * Refuses to rewrite a post that is older than {@code PostEditTimeLimit}.
     *
     * @throws ApiError 400 for one that is
     */
    void checkTimeLimit(Post post) {
        int seconds = config.get().view(PostSettings.class).postEditTimeLimit();
        if (seconds >= 0
                && clock.millis()
                        > post.createAt() + Duration.ofSeconds(seconds).toMillis()) {
            throw ApiError.badRequest("api.post.update_post.permissions_time_limit.app_error")
                    .with("seconds", String.valueOf(seconds));
        }
    }

    /**
     * Holds the urgency of a new post to what its author may give it: it is for posts that begin a thread.
     *
     * @throws ApiError 403 where priorities are switched off, or persistent notifications are for the author; 400 for a
     *     reply, an unknown priority, or persistent notifications of what is not urgent
     */
    void checkPriority(Optional<User> author, NewPost wanted) {
        PostPriority priority = wanted.priority();
        if (priority == null) {
            return;
        }
        PostSettings settings = config.get().view(PostSettings.class);
        boolean persists = priority.persistentNotifications();
        boolean mayPersist = settings.allowPersistentNotifications()
                && (settings.allowPersistentNotificationsForGuests()
                        || author.filter(user -> RoleNames.guest(user.roles())).isEmpty());
        if (!settings.postPriority() || persists && !mayPersist) {
            throw ApiError.forbidden("api.post.post_priority.priority_post_not_allowed_for_user.request_error");
        }
        if (wanted.rootId() != null && !wanted.rootId().isEmpty()) {
            throw ApiError.badRequest("api.post.post_priority.priority_post_only_allowed_for_root_post.request_error");
        }
        if (!PRIORITIES.contains(priority.priority())) {
            throw ApiError.invalidBody("metadata.priority");
        }
        if (persists && !priority.priority().equals(URGENT)) {
            throw ApiError.badRequest("api.post.post_priority.urgent_persistent_notification_post.request_error");
        }
    }

    /**
     * The ids of the files that a post is to have, each once; what is no id is none.
     *
     * @throws ApiError 400 for more than a post can have
     */
    static List<String> fileIds(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        List<String> ids = given.stream().filter(Ids::isValid).distinct().toList();
        if (ids.size() > PostFiles.MOST) {
            throw ApiError.badRequest("model.post.is_valid.file_ids.app_error")
                    .with("max", String.valueOf(PostFiles.MOST));
        }
        return ids;
    }

    /**
     * Holds a type to those of clients: the server's own are its own.
     *
     * @throws ApiError 400 if it is none
     */
    static void checkType(String type) {
        if (type.startsWith("system_")) {
            throw ApiError.badRequest("api.context.invalid_param.app_error").with("name", "type");
        }
        boolean known = type.isEmpty() || type.startsWith("custom_") || TYPES.contains(type);
        if (!known || type.length() > MAXIMUM_TYPE) {
            throw ApiError.badRequest("model.post.is_valid.type.app_error");
        }
    }
}
