package org.utmost.messages.threads;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.Participants;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostStore;
import org.utmost.messages.posts.PostView;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** The threads that users follow. Who asks for another's has to have {@code edit_other_users}: else 403. */
public final class ThreadService {
    /** Which parts of a list are wanted. */
    enum Parts {
        ALL,
        TOTALS,
        THREADS
    }

    private static final int MOST_FOLLOWERS = 10_000;

    private final Database database;
    private final ThreadStore threads = new ThreadStore();
    private final PostStore posts = new PostStore();
    private final PostReading reading;
    private final PostViews views;
    private final Participants participants;
    private final ChannelAccess access;
    private final TeamService teams;
    private final RoleService roles;
    private final Clock clock;

    public ThreadService(
            Database database,
            PostReading reading,
            PostViews views,
            Participants participants,
            ChannelAccess access,
            TeamService teams,
            RoleService roles,
            Clock clock) {
        this.database = database;
        this.reading = reading;
        this.views = views;
        this.participants = participants;
        this.access = access;
        this.teams = teams;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Those of a team, and of direct and group messages.
     *
     * @param shown what is told of those who replied
     * @throws ApiError 403 without {@code view_team}
     */
    UserThreads list(
            Session by, String userId, String teamId, ThreadFilter filter, Parts parts, Participants.Shown shown) {
        requireSelf(by, userId);
        teams.require(by, VIEW_TEAM, teamId);
        UserThreads counts = parts == Parts.THREADS
                ? new UserThreads(0, 0, 0, 0, List.of())
                : database.read(db -> threads.count(db, userId, teamId, filter.directToo()));
        if (parts == Parts.TOTALS) {
            return counts;
        }
        List<String> ids = database.read(db -> threads.list(db, userId, teamId, filter));
        return counts.with(view(by, userId, ids, shown));
    }

    /**
     * One of them.
     *
     * @throws ApiError 404 if the user does not follow it, 403 if the caller may not read its channel
     */
    UserThread get(Session by, String userId, String id, Participants.Shown shown) {
        requireSelf(by, userId);
        reading.get(by, id);
        ThreadMembership membership = database.read(db -> threads.find(db, userId, id));
        if (membership == null || !membership.following()) {
            throw ApiError.notFound("app.user.get_threads_for_user.not_found");
        }
        return view(by, userId, List.of(id), shown).getFirst();
    }

    /**
     * Has a user follow a thread, who has then seen all of it.
     *
     * @throws ApiError 404 if there is no such post, 403 if the caller may not read it
     */
    void follow(Session by, String userId, String id) {
        requireSelf(by, userId);
        Post root = root(by, id);
        long now = clock.millis();
        database.change(tx -> {
            threads.put(tx, userId, root.id(), true, Math.max(now, root.lastReplyAt()), now);
            tx.publish(new ThreadEvent.FollowChanged(userId, teamOf(root), root.id(), true, root.replyCount()));
        });
    }

    /**
     * Has a user not follow a thread any more.
     *
     * @throws ApiError 404 if there is no such post, 403 if the caller may not read it
     */
    void unfollow(Session by, String userId, String id) {
        requireSelf(by, userId);
        Post root = root(by, id);
        database.change(tx -> {
            threads.stop(tx, userId, root.id(), clock.millis());
            tx.publish(new ThreadEvent.FollowChanged(userId, teamOf(root), root.id(), false, 0));
        });
    }

    /**
     * Notes that a user has seen a thread up to a time, epoch milliseconds.
     *
     * @throws ApiError 404 if there is no such post or the user has nothing to do with its thread, 403 if the caller may not
     *     read it
     */
    UserThread read(Session by, String userId, String id, long seen) {
        requireSelf(by, userId);
        Post root = root(by, id);
        database.change(tx -> view(tx, userId, root, seen));
        return view(by, userId, List.of(root.id()), Participants.Shown.IDS).getFirst();
    }

    /**
     * Has a user not seen a reply yet, nor what came after it; the user follows the thread then.
     *
     * @throws ApiError 404 if there is no such post, 400 if it is not of that thread, 403 if the caller may not read it
     */
    UserThread setUnread(Session by, String userId, String id, String postId) {
        requireSelf(by, userId);
        Post root = root(by, id);
        Post from = reading.get(by, postId);
        if (!from.id().equals(root.id()) && !from.rootId().equals(root.id())) {
            throw ApiError.badRequest("app.user.update_thread_read_for_user_by_post.app_error");
        }
        database.change(tx -> {
            ThreadMembership before = threads.find(tx, userId, root.id());
            if (before == null || !before.following()) {
                threads.put(tx, userId, root.id(), true, clock.millis(), clock.millis());
            }
            view(tx, userId, root, from.createAt() - 1);
        });
        return view(by, userId, List.of(root.id()), Participants.Shown.IDS).getFirst();
    }

    /**
     * Notes that a user has seen all threads of a team, and of direct and group messages.
     *
     * @throws ApiError 403 without {@code view_team}
     */
    void readAll(Session by, String userId, String teamId) {
        requireSelf(by, userId);
        teams.require(by, VIEW_TEAM, teamId);
        database.change(tx -> {
            long now = clock.millis();
            threads.viewAll(tx, userId, teamId, now);
            tx.publish(new ThreadEvent.AllRead(userId, teamId, now));
        });
    }

    /** The ids of those who follow the thread of a reply; nobody for a post that is none. */
    public Set<String> followers(Post post) {
        return post.rootId().isEmpty()
                ? Set.of()
                : database.read(db -> threads.followers(db, post.rootId(), MOST_FOLLOWERS));
    }

    /** What those of the users who follow a thread are to be shown of it now, by their ids. */
    public Map<String, UserThread> shownTo(Collection<String> userIds, String rootId) {
        Post root = userIds.isEmpty() ? null : database.read(db -> posts.find(db, rootId));
        if (root == null) {
            return Map.of();
        }
        List<ThreadMembership> memberships = database.read(db -> threads.followers(db, rootId, List.copyOf(userIds)));
        PostView view = views.of(root).following();
        List<?> repliers = participants.ids(List.of(rootId)).getOrDefault(rootId, List.of());
        return memberships.stream()
                .collect(Collectors.toMap(
                        ThreadMembership::userId,
                        membership -> UserThread.of(membership, view, repliers),
                        (one, same) -> one));
    }

    private List<UserThread> view(Session by, String userId, List<String> ids, Participants.Shown shown) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Post> roots = database.read(db -> posts.byIds(db, ids)).stream()
                .collect(Collectors.toMap(Post::id, Function.identity(), (one, same) -> one));
        Map<String, ThreadMembership> memberships = database.read(db -> threads.find(db, userId, ids)).stream()
                .collect(Collectors.toMap(ThreadMembership::postId, Function.identity(), (one, same) -> one));
        List<Post> found = ids.stream().map(roots::get).filter(Objects::nonNull).toList();
        Map<String, ? extends List<?>> repliers = participants.of(by, ids, shown);
        return views.of(found).stream()
                .map(view -> UserThread.of(
                        Objects.requireNonNull(memberships.get(view.post().id())),
                        view.following(),
                        Objects.requireNonNullElse(repliers.get(view.post().id()), List.of())))
                .toList();
    }

    private void view(Tx tx, String userId, Post root, long seen) throws SQLException {
        ThreadMembership before = threads.find(tx, userId, root.id());
        if (before == null) {
            throw ApiError.notFound("app.user.get_thread_membership_for_user.not_found");
        }
        threads.view(tx, userId, root, access.get(root.channelId()).personal(), seen, clock.millis());
        @Nullable ThreadMembership after = threads.find(tx, userId, root.id());
        tx.publish(new ThreadEvent.ReadChanged(
                userId, teamOf(root), root.channelId(), before, Objects.requireNonNull(after)));
    }

    private Post root(Session by, String id) {
        Post post = reading.get(by, id);
        return post.rootId().isEmpty() ? post : reading.get(by, post.rootId());
    }

    private String teamOf(Post post) {
        Channel channel = access.get(post.channelId());
        return channel.teamId();
    }

    private void requireSelf(Session by, String userId) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
    }
}
