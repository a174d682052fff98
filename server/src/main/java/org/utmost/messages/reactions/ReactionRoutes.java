package org.utmost.messages.reactions;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.ADD_REACTION;
import static org.utmost.identity.roles.Permission.READ_CHANNEL_CONTENT;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.REMOVE_OTHERS_REACTIONS;
import static org.utmost.identity.roles.Permission.REMOVE_REACTION;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.platform.http.Need.oneselfOr;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.emoji.EmojiNames;
import org.utmost.messages.emoji.KnownEmoji;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /reactions, /posts/{post_id}/reactions. */
public final class ReactionRoutes implements Routes {
    private static final int MOST_IDS = 1_000;

    private record Wanted(
            @Nullable String userId,
            @Nullable String postId,
            @Nullable String emojiName) {}

    private final ReactionService reactions;

    public ReactionRoutes(ReactionService reactions) {
        this.reactions = reactions;
    }

    @Override
    public void addTo(Router api) {
        api.post("/reactions", this::add)
                .takes(Wanted.class)
                .gives(Reaction.class)
                .needs(Need.any(ADD_REACTION).and(new Need.Oneself()))
                .fails(NO_POST)
                .fails(KnownEmoji.REFUSED)
                .fails(
                        400,
                        "api.reaction.save_reaction.invalid.app_error",
                        "api.reaction.save.restricted_dm.error",
                        "app.reaction.save.save.too_many_reactions")
                .fails(
                        403,
                        "api.reaction.save_reaction.user_id.app_error",
                        "api.reaction.save.archived_channel.app_error")
                .says("React to a post");
        api.get("/posts/{post_id}/reactions", this::ofPost)
                .lists(Reaction.class)
                .needs(READ_CHANNEL_CONTENT, READ_PUBLIC_CHANNEL)
                .fails(NO_POST)
                .says("List a post's reactions");
        api.post("/posts/ids/reactions", this::ofPosts)
                .takes(String[].class)
                .reads()
                .gives(Map.class)
                .needs(READ_CHANNEL_CONTENT, READ_PUBLIC_CHANNEL)
                .fails(NO_POST)
                .says("List the reactions of posts");
        api.delete("/users/{user_id}/posts/{post_id}/reactions/{emoji_name}", this::remove)
                .needs(Need.any(REMOVE_REACTION).and(oneselfOr(REMOVE_OTHERS_REACTIONS)))
                .fails(NO_POST)
                .fails(400, "api.reaction.delete.restricted_dm.error")
                .fails(403, "api.reaction.delete.archived_channel.app_error")
                .says("Remove a reaction");
    }

    private Reply add(Request request) {
        Wanted wanted = request.body(Wanted.class, "reaction");
        String postId = requireNonNullElse(wanted.postId(), "");
        String emojiName = requireNonNullElse(wanted.emojiName(), "");
        String userId = requireNonNullElse(wanted.userId(), "");
        if (!Ids.isValid(userId) || !Ids.isValid(postId) || !EmojiNames.isValid(emojiName)) {
            throw ApiError.badRequest("api.reaction.save_reaction.invalid.app_error");
        }
        if (!request.session().belongsTo(userId)) {
            throw ApiError.forbidden("api.reaction.save_reaction.user_id.app_error");
        }
        return Reply.json(reactions.add(request.session(), postId, emojiName));
    }

    private Reply ofPost(Request request) {
        return Reply.json(reactions.ofPost(request.session(), request.id("post_id")));
    }

    private Reply ofPosts(Request request) {
        return Reply.json(reactions.ofPosts(request.session(), request.ids("post_ids", MOST_IDS)));
    }

    private Reply remove(Request request) {
        String emojiName = request.path("emoji_name");
        if (!EmojiNames.isValid(emojiName)) {
            throw ApiError.invalidUrl("emoji_name");
        }
        reactions.remove(request.session(), request.userId(), request.id("post_id"), emojiName);
        return Reply.ok();
    }
}
