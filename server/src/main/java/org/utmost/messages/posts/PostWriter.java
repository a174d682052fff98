package org.utmost.messages.posts;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.posts.PostCounts.Place;
import org.utmost.platform.database.Batch;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;

/**
 * Writes new posts of a channel with everything that changes by them, in one transaction. The channel's row comes first: it
 * is locked from then on, so posts of a channel are written one after the other, each later than the one before. Those that
 * come at the same time are written together.
 */
final class PostWriter implements Batch<Draft, @Nullable Post> {
    private final PostStore posts;
    private final PostFiles files;
    private final PostCounts counts = new PostCounts();
    private final PostIndex index = new PostIndex();

    PostWriter(PostStore posts, PostFiles files) {
        this.posts = posts;
        this.files = files;
    }

    /**
     * Writes posts at their places in the channel's order; their times are those of their places.
     *
     * @return the posts as they are now; nulls if the channel is archived, and nothing was written
     * @throws WrittenBefore if an author has a post of the same {@code pending_post_id}
     * @throws ApiError if what one replies to is no root there
     */
    @Override
    public List<@Nullable Post> run(Tx tx, List<Draft> drafts) throws SQLException {
        List<Place> places = counts.next(tx, posts(drafts));
        if (places.isEmpty()) {
            return Collections.<@Nullable Post>nCopies(drafts.size(), null);
        }
        List<Draft> placed = new ArrayList<>(drafts.size());
        for (int i = 0; i < places.size(); i++) {
            placed.add(drafts.get(i).at(places.get(i).time()));
        }
        return new ArrayList<@Nullable Post>(add(tx, placed, places));
    }

    /**
     * Writes a post that keeps its time, as an imported one does.
     *
     * @return null if the channel is archived, and nothing was written
     * @throws WrittenBefore if its author has a post of the same {@code pending_post_id}
     * @throws ApiError if what it replies to is no root there
     */
    @Nullable
    Post writeDated(Tx tx, Draft draft, long now) throws SQLException {
        Place place = counts.dated(tx, draft.post(), now);
        if (place == null) {
            return null;
        }
        return add(tx, List.of(draft), List.of(place)).getFirst();
    }

    private List<Post> add(Tx tx, List<Draft> wanted, List<Place> places) throws SQLException {
        List<Draft> drafts = withFiles(tx, wanted);
        List<Post> written = posts(drafts);
        Post again = posts.insert(tx, written);
        if (again != null) {
            throw new WrittenBefore(posts.pending(tx, again.userId(), again.pendingPostId()));
        }
        index.add(tx, drafts.stream().map(Draft::entry).toList());
        List<Post> replies =
                written.stream().filter(post -> !post.rootId().isEmpty()).toList();
        Post lost = replies.isEmpty() ? null : posts.countReplies(tx, replies);
        if (lost != null) {
            throw noRoot(posts.find(tx, lost.rootId()));
        }
        count(tx, drafts, places);
        for (int i = 0; i < drafts.size(); i++) {
            tx.publish(drafts.get(i).written(places.get(i).posts()));
        }
        return written;
    }

    /** The same, each with those of its files that it gets. */
    private List<Draft> withFiles(Tx tx, List<Draft> drafts) throws SQLException {
        List<Post> wanting =
                posts(drafts).stream().filter(post -> !post.fileIds().isEmpty()).toList();
        if (wanting.isEmpty()) {
            return drafts;
        }
        Map<String, List<String>> got = files.attach(tx, wanting);
        return drafts.stream()
                .map(draft -> draft.holding(got.getOrDefault(draft.post().id(), List.of())))
                .toList();
    }

    /** Of two posts of one author the later one counts; what mentions them between the two comes between. */
    private void count(Tx tx, List<Draft> drafts, List<Place> places) throws SQLException {
        String channelId = drafts.getFirst().post().channelId();
        Map<String, Place> authors = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            Draft draft = drafts.get(i);
            authors.put(draft.post().userId(), places.get(i));
            if (draft.mentions().any()) {
                counts.seen(tx, channelId, authors);
                counts.mentioned(tx, draft, places.get(i));
                authors.clear();
            }
        }
        counts.seen(tx, channelId, authors);
    }

    private static List<Post> posts(List<Draft> drafts) {
        return drafts.stream().map(Draft::post).toList();
    }

    private static ApiError noRoot(@Nullable Post root) {
        return root == null || root.deleteAt() > 0 || !root.rootId().isEmpty()
                ? ApiError.badRequest("api.post.create_post.root_id.app_error")
                : ApiError.of(500, "api.post.create_post.channel_root_id.app_error");
    }

    /** A client asks again for what it was not answered: nothing more is written, and it gets the post made then. */
    static final class WrittenBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Post post;

        WrittenBefore(Post post) {
            super("the post was written before", null, false, false);
            this.post = post;
        }

        /** The post made then. */
        Post post() {
            return post;
        }
    }
}
