package org.utmost.messages.saved;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.messages.posts.PostStore.SELECT;

import java.util.ArrayList;
import java.util.List;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostList;
import org.utmost.messages.posts.PostStore;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.ChannelAccess;

/**
 * The posts that a user saved, which the API calls flagged: each is a preference of the category {@code flagged_post} whose
 * name is the post's id.
 */
public final class SavedPosts {
    /** Where a list looks; empty for anywhere. */
    record Place(String teamId, String channelId) {}

    private final Database database;
    private final RoleService roles;
    private final ChannelAccess access;
    private final PostViews views;

    public SavedPosts(Database database, RoleService roles, ChannelAccess access, PostViews views) {
        this.database = database;
        this.roles = roles;
        this.access = access;
        this.views = views;
    }

    /**
     * A page of those that are in channels which the user is in, newest first. Direct and group messages are in every team.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    PostList of(Session by, String userId, Place place, Page page) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        List<Post> readable = find(userId, place, page).stream()
                .filter(post -> access.reads(by, access.get(post.channelId())))
                .toList();
        return PostList.of(views.of(readable));
    }

    private List<Post> find(String userId, Place place, Page page) {
        StringBuilder where = new StringBuilder("WHERE id IN (SELECT name FROM preferences WHERE user_id = ?"
                + " AND category = 'flagged_post' AND value = 'true') AND delete_at = 0"
                + " AND channel_id IN (SELECT channel_id FROM channel_members WHERE user_id = ?)");
        List<Object> values = new ArrayList<>(List.of(userId, userId));
        if (!place.channelId().isEmpty()) {
            where.append(" AND channel_id = ?");
            values.add(place.channelId());
        }
        if (!place.teamId().isEmpty()) {
            where.append(" AND channel_id IN (SELECT id FROM channels WHERE team_id IN (?, ''))");
            values.add(place.teamId());
        }
        values.addAll(List.of(page.size(), page.offset()));
        return database.read(db -> PostStore.many(
                db, SELECT + where + " ORDER BY create_at DESC, id DESC LIMIT ? OFFSET ?", values.toArray()));
    }
}
