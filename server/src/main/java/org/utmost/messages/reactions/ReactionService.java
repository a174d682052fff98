package org.utmost.messages.reactions;

import static org.utmost.identity.roles.Permission.ADD_REACTION;
import static org.utmost.identity.roles.Permission.REMOVE_OTHERS_REACTIONS;
import static org.utmost.identity.roles.Permission.REMOVE_REACTION;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.messages.emoji.KnownEmoji;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostEvent;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Who may react, and what follows from it. */
public final class ReactionService {
    private static final int CACHED = 20_000;

    private final Database database;
    private final ReactionStore reactions = new ReactionStore();
    private final ChannelAccess access;
    private final KnownEmoji emoji;
    private final Supplier<Config> config;
    private final Clock clock;

    /** The channels of posts, which stay the same. */
    private final LoadedCache<String, String> channels;

    public ReactionService(
            Database database,
            Caches caches,
            ChannelAccess access,
            KnownEmoji emoji,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.access = access;
        this.emoji = emoji;
        this.config = config;
        this.clock = clock;
        this.channels = caches.of("post_channels", CACHED);
        database.during(PostEvent.Deleted.class, (tx, deleted) -> deleteAll(tx, deleted.post()));
    }

    /**
     * Reacts to a post; doing it twice changes nothing, and gives the first.
     *
     * @throws ApiError 404 if there is no such post or emoji; 403 without {@code add_reaction} in the post's channel, in an
     *     archived one, or for an emoji of this server's own where they are switched off; 400 in a restricted direct
     *     message, or past the limit of different emoji on a post
     */
    Reaction add(Session by, String postId, String emojiName) {
        Channel channel = access.get(channelOf(postId));
        access.require(by, ADD_REACTION, channel);
        if (!channel.active()) {
            throw ApiError.forbidden("api.reaction.save.archived_channel.app_error");
        }
        access.requireTogether(channel, "api.reaction.save.restricted_dm.error");
        emoji.require(emojiName);
        try {
            return database.write(tx -> add(tx, by.userId(), postId, emojiName, channel.id()));
        } catch (MadeBefore before) {
            return before.reaction();
        }
    }

    private Reaction add(Tx tx, String userId, String postId, String emojiName, String channelId) throws SQLException {
        long now = reactions.mark(tx, postId, clock.millis());
        if (now == 0) {
            throw noPost();
        }
        Reaction reaction = Reaction.of(userId, postId, emojiName, now, channelId);
        if (!reactions.insert(tx, reaction)) {
            long first = reactions.madeAt(tx, reaction);
            throw new MadeBefore(Reaction.of(userId, postId, emojiName, first, channelId));
        }
        int most = config.get().view(ReactionSettings.class).uniqueEmojiReactionLimitPerPost();
        if (reactions.emojiCount(tx, reaction) > most) {
            throw ApiError.badRequest("app.reaction.save.save.too_many_reactions")
                    .with("max", String.valueOf(most));
        }
        tx.publish(new ReactionEvent.Added(reaction));
        return reaction;
    }

    /**
     * Removes a user's reaction; one that is not there does not matter.
     *
     * @throws ApiError 404 if there is no such post; 403 without {@code remove_reaction} in the post's channel, for another's
     *     without {@code remove_others_reactions}, or in an archived channel; 400 in a restricted direct message
     */
    void remove(Session by, String userId, String postId, String emojiName) {
        Channel channel = access.get(channelOf(postId));
        access.require(by, REMOVE_REACTION, channel);
        if (!by.belongsTo(userId)) {
            access.require(by, REMOVE_OTHERS_REACTIONS, channel);
        }
        if (!channel.active()) {
            throw ApiError.forbidden("api.reaction.delete.archived_channel.app_error");
        }
        access.requireTogether(channel, "api.reaction.delete.restricted_dm.error");
        database.change(tx -> {
            long now = lock(tx, postId).later(clock.millis());
            Reaction wanted = Reaction.of(userId, postId, emojiName, now, channel.id());
            long madeAt = reactions.madeAt(tx, wanted);
            if (madeAt == 0) {
                return;
            }
            reactions.delete(tx, wanted);
            reactions.touch(tx, postId, now);
            Reaction made = Reaction.of(userId, postId, emojiName, madeAt, channel.id());
            tx.publish(new ReactionEvent.Removed(made.removed(now)));
        });
    }

    /**
     * Those of a post, the oldest first.
     *
     * @throws ApiError 404 if there is no such post, 403 if the caller may not read its channel
     */
    List<Reaction> ofPost(Session by, String postId) {
        return ofPosts(by, List.of(postId)).getOrDefault(postId, List.of());
    }

    /**
     * Those of posts by the posts' ids, the oldest first; none of a deleted one.
     *
     * @throws ApiError 404 if there is no such post among them, 403 if the caller may not read one's channel
     */
    Map<String, List<Reaction>> ofPosts(Session by, Collection<String> postIds) {
        Map<String, String> channels = database.read(db -> reactions.posts(db, postIds)).stream()
                .collect(Collectors.toMap(ReactedPost::id, ReactedPost::channelId, (one, same) -> one));
        if (!channels.keySet().containsAll(postIds)) {
            throw noPost();
        }
        channels.values().stream().distinct().forEach(id -> access.requireReading(by, access.get(id)));
        Map<String, List<Reaction>> found = database.read(db -> reactions.ofPosts(db, channels));
        Map<String, List<Reaction>> all = new LinkedHashMap<>();
        postIds.forEach(id -> all.put(id, found.getOrDefault(id, List.of())));
        return all;
    }

    /** The channel of a post, which may be deleted. */
    private String channelOf(String postId) {
        String channelId = channels.get(postId, id -> {
            ReactedPost post = database.read(db -> reactions.post(db, id));
            return post == null ? null : post.channelId();
        });
        if (channelId == null) {
            throw noPost();
        }
        return channelId;
    }

    private ReactedPost lock(Tx tx, String postId) throws SQLException {
        ReactedPost post = reactions.lock(tx, postId);
        if (post == null || post.deleted()) {
            throw noPost();
        }
        return post;
    }

    private void deleteAll(Tx tx, Post post) {
        try {
            reactions.deleteAll(tx, post.id(), post.channelId(), post.deleteAt());
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Somebody reacts as they had: nothing of it is written. */
    private static final class MadeBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Reaction reaction;

        MadeBefore(Reaction reaction) {
            super("the reaction was made before", null, false, false);
            this.reaction = reaction;
        }

        /** The one made then. */
        Reaction reaction() {
            return reaction;
        }
    }

    private static ApiError noPost() {
        return ApiError.notFound("app.post.get.app_error");
    }
}
