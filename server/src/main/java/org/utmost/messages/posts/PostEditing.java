package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.DELETE_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.DELETE_POST;
import static org.utmost.identity.roles.Permission.EDIT_FILE_ATTACHMENT;
import static org.utmost.identity.roles.Permission.EDIT_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.EDIT_POST;
import static org.utmost.identity.roles.Permission.UPLOAD_FILE;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Editing and deleting posts. */
public final class PostEditing {
    /** Whether a post is shown among those pinned to its channel. */
    public enum Pinning {
        PINNED,
        UNPINNED
    }

    private static final String ARCHIVED = "api.post.patch_post.can_not_update_post_in_deleted.error";

    /** A patch, with what its text and props stand for; null for what stays. */
    private record Edit(
            PostPatch patch,
            @Nullable String hashtags,
            @Nullable Map<String, Object> props,
            @Nullable Map<String, Object> named,
            @Nullable List<String> fileIds) {}

    private final Database database;
    private final PostStore posts = new PostStore();
    private final PostFiles files;
    private final PostIndex index = new PostIndex();
    private final ChannelAccess access;
    private final ChannelMentions channelMentions;
    private final PostRules rules;
    private final Clock clock;
    private final Ids ids;

    public PostEditing(
            Database database,
            PostFiles files,
            ChannelAccess access,
            TeamService teams,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.files = files;
        this.access = access;
        this.channelMentions = new ChannelMentions(access, teams);
        this.rules = new PostRules(config, clock);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Changes a post; its former version is kept.
     *
     * @throws ApiError 404 if there is none, 403 without {@code edit_post} or, for another's, {@code edit_others_posts},
     *     or to change its files without {@code edit_file_attachment}, and to add some without {@code upload_file};
     *     400 in an archived channel, past the time limit, for a system message, a text too long, more than ten files, or
     *     props that can't be kept
     */
    public Post edit(Session by, String id, PostPatch patch) {
        Post before = get(id);
        Channel channel = access.get(before.channelId());
        access.require(by, EDIT_POST, channel);
        if (!by.belongsTo(before.userId())) {
            access.require(by, EDIT_OTHERS_POSTS, channel);
        }
        return change(by, channel, before, patch);
    }

    /**
     * Pins a post to its channel, or unpins it: whoever may read it may.
     *
     * @throws ApiError 404 if there is none, 403 if the caller may not read its channel; 400 in an archived channel and for
     *     a system message
     */
    public Post pin(Session by, String id, Pinning pinning) {
        Post before = get(id);
        Channel channel = access.get(before.channelId());
        access.requireReading(by, channel);
        return change(by, channel, before, new PostPatch(null, null, pinning == Pinning.PINNED, null, null));
    }

    private Post change(Session by, Channel channel, Post before, PostPatch patch) {
        if (!channel.active()) {
            throw ApiError.badRequest(ARCHIVED);
        }
        access.requireTogether(channel, "api.post.patch_post.can_not_update_post_in_restricted_dm.error");
        if (before.system()) {
            throw ApiError.badRequest("api.post.update_post.system_message.app_error");
        }
        Edit edit = edit(by, channel, before, patch);
        return database.write(tx -> {
            if (!posts.lockActive(tx, channel.id())) {
                throw ApiError.badRequest(ARCHIVED);
            }
            Post current = posts.lock(tx, before.id());
            if (current == null || current.deleteAt() > 0) {
                throw ApiError.badRequest("api.post.update_post.permissions_details.app_error");
            }
            return write(tx, current, edit);
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
        boolean own = by.belongsTo(post.userId());
        access.require(by, own ? DELETE_POST : DELETE_OTHERS_POSTS, channel);
        access.requireTogether(channel, "api.post.delete_post.can_not_delete_from_restricted_dm.error");
        database.change(tx -> {
            if (!posts.lockActive(tx, channel.id())) {
                throw ApiError.badRequest("api.post.delete_post.can_not_delete_post_in_deleted.error");
            }
            long now = clock.millis();
            files.deleteAll(tx, post, now);
            removeWords(tx, post);
            if (!posts.delete(tx, post, now)) {
                throw ApiError.notFound("app.post.get.app_error");
            }
            if (!post.rootId().isEmpty()) {
                posts.discountReply(tx, post, now);
            }
            Post deleted = posts.find(tx, id);
            tx.publish(new PostEvent.Deleted(deleted == null ? post : deleted, by.userId()));
        });
    }

    /** The files that a patch gives a post; null if it leaves them. */
    private @Nullable List<String> files(Session by, Channel channel, Post before, PostPatch patch) {
        List<String> wanted = PostRules.fileIds(patch.fileIds());
        if (patch.fileIds() == null || wanted.equals(before.fileIds())) {
            return null;
        }
        access.require(by, EDIT_FILE_ATTACHMENT, channel);
        if (!before.fileIds().containsAll(wanted)) {
            access.require(by, UPLOAD_FILE, channel);
        }
        return wanted;
    }

    /** Before they are deleted, as replies are looked for among those that are not. */
    private void removeWords(Tx tx, Post post) throws SQLException {
        List<Post> some = List.of(post);
        while (!some.isEmpty()) {
            index.remove(tx, some.stream().map(Post::place).toList());
            Post last = some.getLast().id().equals(post.id()) ? null : some.getLast();
            some = posts.replies(tx, post.id(), ThreadQuery.behind(last), Statements.IN_LIST);
        }
    }

    private Edit edit(Session by, Channel channel, Post before, PostPatch patch) {
        Map<String, Object> props =
                patch.props() == null ? null : Attachments.normalized(PostProps.byClient(patch.props()), ids);
        List<String> fileIds = files(by, channel, before, patch);
        if (patch.message() == null) {
            return new Edit(patch, null, props, null, fileIds);
        }
        rules.checkMessage(patch.message());
        List<String> beside = Attachments.texts(props == null ? before.props().values() : props);
        MessageText text = MessageText.of(patch.message(), beside);
        return new Edit(patch, rules.hashtags(text), props, channelMentions.find(by, channel, text), fileIds);
    }

    private Post write(Tx tx, Post current, Edit edit) throws SQLException {
        String message = edit.patch().message();
        long now = Math.max(clock.millis(), current.updateAt() + 1);
        List<String> held = edit.fileIds() == null ? current.fileIds() : changedFiles(tx, current, edit.fileIds(), now);
        boolean rewritten = message != null && !message.equals(current.message()) || !held.equals(current.fileIds());
        if (rewritten) {
            rules.checkTimeLimit(current);
        }
        String hashtags = edit.hashtags() == null ? current.hashtags() : edit.hashtags();
        Post after =
                current.edited(edit.patch(), hashtags, current.props().edited(edit.props(), edit.named()), held, now);
        if (rewritten) {
            posts.insert(tx, List.of(current.former(ids.newId(), now)));
        }
        posts.update(tx, after);
        if (!after.texts().equals(current.texts())) {
            // Only here is known what the text is: another edit may have come between.
            index.replace(tx, List.of(after.entry()));
        }
        tx.publish(new PostEvent.Edited(after, current.updateAt()));
        return after;
    }

    /** Those of the wanted files that the post has then; what it had and is not wanted is deleted. */
    private List<String> changedFiles(Tx tx, Post current, List<String> wanted, long now) throws SQLException {
        List<String> added =
                wanted.stream().filter(id -> !current.fileIds().contains(id)).toList();
        List<String> removed =
                current.fileIds().stream().filter(id -> !wanted.contains(id)).toList();
        if (!removed.isEmpty()) {
            files.delete(tx, current.id(), removed, now);
        }
        List<String> got = added.isEmpty()
                ? List.of()
                : files.attach(tx, List.of(current.holding(added))).getOrDefault(current.id(), List.of());
        return wanted.stream()
                .filter(id -> current.fileIds().contains(id) || got.contains(id))
                .toList();
    }

    private Post get(String id) {
        Post post = database.read(db -> posts.find(db, id));
        if (post == null || post.deleteAt() > 0) {
            throw ApiError.notFound("app.post.get.app_error");
        }
        return post;
    }
}
