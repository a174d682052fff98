package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.READ_DELETED_POSTS;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.ChannelPages.Walk;
import org.utmost.messages.posts.ChannelPostStore.Point;
import org.utmost.messages.posts.PostFilter.Threads;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Reading posts: one, those of a channel, a thread. */
public final class PostReading {
    /** Posts that a list by time has at the most. */
    private static final int MOST_SINCE = 1_000;

    private static final int MOST_REPLIES = 1_000;

    /** A list before it is viewed: what views are made of may be read then, which no query may do inside of another. */
    private record Found(List<Post> asked, List<Post> roots, String next, String prev, boolean more) {}

    private final Database database;
    private final PostStore posts = new PostStore();
    private final ChannelPostStore channelPosts = new ChannelPostStore();
    private final ChannelPages pages;
    private final NewestPages newest;
    private final Participants participants;
    private final FollowedThreads followed;
    private final PostViews views;
    private final ChannelAccess access;
    private final RoleService roles;

    public PostReading(
            Database database,
            EventBus bus,
            Caches caches,
            ChannelAccess access,
            Participants participants,
            FollowedThreads followed,
            RoleService roles,
            PostViews views) {
        this.database = database;
        this.pages = new ChannelPages(bus, caches);
        this.newest = new NewestPages(bus, caches);
        this.participants = participants;
        this.followed = followed;
        this.views = views;
        this.access = access;
        this.roles = roles;
    }

    /**
     * One post.
     *
     * @throws ApiError 404 if there is none, 403 if the caller may not read its channel
     */
    public Post get(Session by, String id) {
        Post post = database.read(db -> posts.find(db, id));
        if (post == null || post.deleteAt() > 0) {
            throw missing();
        }
        access.requireReading(by, access.get(post.channelId()));
        return post;
    }

    /**
     * One post, deleted or not.
     *
     * @throws ApiError 404 if there is none, 403 if the caller may not read its channel, or is not allowed to read deleted
     *     posts and it is one
     */
    public Post getWithDeleted(Session by, String id) {
        Post post = database.read(db -> posts.find(db, id));
        if (post == null) {
            throw missing();
        }
        if (post.deleteAt() > 0) {
            roles.require(by, READ_DELETED_POSTS);
        }
        access.requireReading(by, access.get(post.channelId()));
        return post;
    }

    private static ApiError missing() {
        return ApiError.notFound("app.post.get.app_error");
    }

    /** Those of the ids that exist and that the caller may read. */
    List<PostView> byIds(Session by, Collection<String> wanted) {
        List<Post> found = database.read(db -> posts.byIds(db, wanted)).stream()
                .filter(post -> post.deleteAt() == 0 && post.originalId().isEmpty())
                .filter(post -> access.find(post.channelId())
                        .filter(channel -> access.reads(by, channel))
                        .isPresent())
                .distinct()
                .toList();
        return views.of(found);
    }

    /** The channel's newest page, as it is sent to all who may read it; but for those who follow a thread in it. */
    NewestPages.Page newest(Session by, String channelId, int size, boolean threadsCollapsed) {
        access.requireReading(by, access.get(channelId));
        NewestPages.Page page = newest.get(channelId, size, threadsCollapsed, () -> {
            Threads threads = threadsCollapsed ? Threads.COLLAPSED : Threads.OPEN;
            PostList list = load(channelId, new PostFilter(false, "", threads), new Page(0, size));
            return withParticipants(by, list, threads);
        });
        Set<String> own = threadsCollapsed ? followed(by, page.list()) : Set.of();
        return own.isEmpty() ? page : NewestPages.Page.of(page.list().following(own));
    }

    private Set<String> followed(Session by, PostList list) {
        List<String> threads = list.threads();
        return threads.isEmpty() ? Set.of() : followed.of(by.userId(), threads);
    }

    /** The list as it is sent to the caller. */
    PostList shown(Session by, PostList list, Threads threads) {
        PostList told = withParticipants(by, list, threads);
        return threads == Threads.OPEN ? told : told.following(followed(by, told));
    }

    private PostList withParticipants(Session by, PostList list, Threads threads) {
        switch (threads) {
            case OPEN -> {}
            case COLLAPSED -> participants.addTo(by, list, Participants.Shown.IDS);
            case COLLAPSED_WITH_PROFILES -> participants.addTo(by, list, Participants.Shown.PROFILES);
        }
        return list;
    }

    /**
     * A page of a channel, newest first.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not read it, or not read deleted posts
     */
    PostList page(Session by, String channelId, PostFilter filter, Page page) {
        requireReading(by, channelId, filter);
        return load(channelId, filter, page);
    }

    /**
     * Posts that changed after a time, newest first; deleted ones are always among them, without text.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not read it, or not read deleted posts
     */
    PostList since(Session by, String channelId, PostFilter filter, long since) {
        requireReading(by, channelId, filter);
        return viewed(database.read(db -> {
            List<Post> found = channelPosts.since(db, channelId, filter.withDeleted(), since, MOST_SINCE).stream()
                    .map(post -> post.deleteAt() > 0 ? post.deleted(post.deleteAt()) : post)
                    .toList();
            return list(db, found, "", "");
        }));
    }

    /**
     * A page of the posts before one, newest first.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not read it, or not read deleted posts,
     *     400 if that post is not in it
     */
    PostList before(Session by, String channelId, String postId, PostFilter filter, Page page) {
        requireReading(by, channelId, filter);
        return viewed(database.read(db -> {
            Point from = Point.of(anchor(db, channelId, postId));
            Slice slice = Slice.of(page);
            List<Post> found = pages.get(db, channelId, new Walk(filter, from, true), slice);
            List<Post> asked = slice.asked(found);
            return list(db, asked, slice.nearer(found, postId), slice.farther(found));
        }));
    }

    /**
     * A page of the posts after one, newest first.
     *
     * @throws ApiError 404 for an unknown channel, 403 if the caller may not read it, or not read deleted posts,
     *     400 if that post is not in it
     */
    PostList after(Session by, String channelId, String postId, PostFilter filter, Page page) {
        requireReading(by, channelId, filter);
        return viewed(database.read(db -> {
            Point from = Point.of(anchor(db, channelId, postId));
            Slice slice = Slice.of(page);
            List<Post> found = pages.get(db, channelId, new Walk(filter, from, false), slice);
            List<Post> asked = slice.asked(found);
            return list(db, asked.reversed(), slice.farther(found), slice.nearer(found, postId));
        }));
    }

    /**
     * The posts around the first that the user has not seen: some before it, and from it on; the newest page if there is
     * none.
     *
     * @param before it, posts at the most
     * @param from it on, posts at the most
     * @throws ApiError 404 for an unknown channel or no member of it, 403 if the caller may not read it, or for another
     *     user without {@code edit_other_users}
     */
    PostList unread(Session by, String userId, String channelId, PostFilter filter, int before, int from) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        Channel channel = access.get(channelId);
        access.requireReading(by, channel);
        long seen = access.lastViewedAt(channel, userId);
        Post first = seen == 0 ? null : database.read(db -> channelPosts.firstAfter(db, channelId, filter, seen));
        if (first == null) {
            return load(channelId, filter, new Page(0, Math.max(1, before)));
        }
        return viewed(database.read(db -> {
            Point there = Point.of(first);
            List<Post> newer =
                    channelPosts.after(db, channelId, filter, there, from).reversed();
            List<Post> older = channelPosts.before(db, channelId, filter, there, before + 1);
            boolean more = newer.size() == from;
            List<Post> asked = new ArrayList<>(more ? newer.subList(1, from) : newer);
            asked.add(first);
            asked.addAll(older.subList(0, Math.min(before, older.size())));
            return list(db, asked, more ? newer.getFirst().id() : "", Slice.idAt(older, before));
        }));
    }

    /**
     * A part of a thread: its root, then replies.
     *
     * @throws ApiError 404 if there is no such post, 403 if the caller may not read its channel
     */
    PostList thread(Session by, String id, ThreadQuery query) {
        Post post = get(by, id);
        String rootId = post.rootId().isEmpty() ? post.id() : post.rootId();
        int limit = query.size() == 0 ? MOST_REPLIES : Math.min(query.size(), MOST_REPLIES);
        return viewed(database.read(db -> {
            Post root = post.id().equals(rootId) ? post : posts.find(db, rootId);
            List<Post> replies = posts.replies(db, rootId, query, limit + 1);
            boolean more = replies.size() > limit;
            List<Post> asked = new ArrayList<>(more ? replies.subList(0, limit) : replies);
            Post first = root == null ? post : root;
            if (!query.updatesOnly() || first.updateAt() > query.from()) {
                asked.addFirst(first);
            }
            return new Found(asked, List.of(), "", "", more);
        }));
    }

    /**
     * One post as a list, for who asks for its thread but skips it.
     *
     * @throws ApiError as for {@link #thread}
     */
    PostList alone(Session by, String id) {
        return PostList.of(List.of(views.of(get(by, id))));
    }

    private PostList load(String channelId, PostFilter filter, Page page) {
        return viewed(database.read(db -> {
            Slice slice = Slice.of(page);
            List<Post> found = pages.get(db, channelId, new Walk(filter, Point.END, true), slice);
            return list(db, slice.asked(found), slice.nearer(found, ""), slice.farther(found));
        }));
    }

    private Found list(Reader db, List<Post> asked, String next, String prev) throws SQLException {
        var there = asked.stream().map(Post::id).collect(Collectors.toSet());
        var roots = asked.stream()
                .map(Post::rootId)
                .filter(root -> !root.isEmpty() && !there.contains(root))
                .collect(Collectors.toSet());
        List<Post> found = roots.isEmpty()
                ? List.of()
                : posts.byIds(db, roots).stream()
                        .filter(root -> root.deleteAt() == 0)
                        .toList();
        return new Found(asked, found, next, prev, false);
    }

    private PostList viewed(Found found) {
        List<Post> all = new ArrayList<>(found.asked());
        all.addAll(found.roots());
        List<PostView> seen = views.of(all);
        int asked = found.asked().size();
        return PostList.of(
                seen.subList(0, asked), seen.subList(asked, seen.size()), found.next(), found.prev(), found.more());
    }

    private Post anchor(Reader db, String channelId, String postId) throws SQLException {
        Post anchor = posts.find(db, postId);
        if (anchor == null || !anchor.channelId().equals(channelId)) {
            throw ApiError.badRequest("app.post.get_posts_around.get.app_error");
        }
        return anchor;
    }

    private void requireReading(Session by, String channelId, PostFilter filter) {
        access.requireReading(by, access.get(channelId));
        if (filter.deletedToo()) {
            roles.require(by, READ_DELETED_POSTS);
        }
    }
}
