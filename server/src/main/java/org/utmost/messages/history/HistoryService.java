package org.utmost.messages.history;

import static org.utmost.identity.roles.Permission.EDIT_POST;
import static org.utmost.messages.posts.PostStore.SELECT;

import java.util.List;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostEditing;
import org.utmost.messages.posts.PostPatch;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostStore;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;

/** The former versions of a post, which its author may see and bring back. */
public final class HistoryService {
    /** Versions that are told of at the most, the latest. */
    private static final int MOST = 1_000;

    private final Database database;
    private final PostStore posts = new PostStore();
    private final PostReading reading;
    private final PostEditing editing;
    private final ChannelAccess access;

    public HistoryService(Database database, PostReading reading, PostEditing editing, ChannelAccess access) {
        this.database = database;
        this.reading = reading;
        this.editing = editing;
        this.access = access;
    }

    /**
     * Those of a post, the latest first.
     *
     * @throws ApiError 404 if there is no such post or it was never edited; 403 for another's, or without {@code edit_post}
     */
    List<Post> of(Session by, String id) {
        Post post = reading.get(by, id);
        requireAuthor(by, post);
        List<Post> versions = database.read(db -> PostStore.many(
                db,
                SELECT + "WHERE original_id = ? AND original_id <> '' ORDER BY update_at DESC, id DESC LIMIT ?",
                id,
                MOST));
        if (versions.isEmpty()) {
            throw ApiError.notFound("app.post.get.app_error");
        }
        return versions;
    }

    /**
     * Makes a post say again what that version said; what it says now becomes a version too.
     *
     * @throws ApiError 404 if there is no such post or version; 403 for another's, or without {@code edit_post}; 400 if it
     *     is no version of that post, and where the post can't be edited
     */
    Post restore(Session by, String id, String versionId) {
        Post version = database.read(db -> posts.find(db, versionId));
        if (version == null) {
            throw ApiError.notFound("app.post.restore_post_version.get_single.app_error");
        }
        requireAuthor(by, reading.get(by, id));
        if (!version.originalId().equals(id)) {
            throw ApiError.badRequest("app.post.restore_post_version.not_an_history_item.app_error");
        }
        return editing.edit(by, id, PostPatch.ofMessage(version.message()));
    }

    private void requireAuthor(Session by, Post post) {
        access.require(by, EDIT_POST, access.get(post.channelId()));
        if (!by.belongsTo(post.userId())) {
            throw ApiError.noPermission(EDIT_POST);
        }
    }
}
