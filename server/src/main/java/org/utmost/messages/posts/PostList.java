package org.utmost.messages.posts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Part of a channel or thread; the API's PostList object.
 *
 * @param order the ids of the posts asked for, newest first
 * @param posts these, and the roots of those that are replies, by id
 * @param nextPostId the post after the newest; empty if there is none
 * @param prevPostId the post before the oldest; empty if there is none
 * @param hasNext for a thread, whether more follow
 */
public record PostList(
        List<String> order,
        Map<String, PostView> posts,
        String nextPostId,
        String prevPostId,
        @JsonInclude(Include.NON_DEFAULT) boolean hasNext) {
    /** A list that goes on nowhere. */
    public static PostList of(List<PostView> asked) {
        return of(asked, List.of(), "", "", false);
    }

    static PostList of(
            List<PostView> asked, List<PostView> roots, String nextPostId, String prevPostId, boolean hasNext) {
        Map<String, PostView> posts = new LinkedHashMap<>();
        asked.forEach(view -> posts.put(view.post().id(), view));
        roots.forEach(view -> posts.putIfAbsent(view.post().id(), view));
        return new PostList(
                asked.stream().map(view -> view.post().id()).toList(), posts, nextPostId, prevPostId, hasNext);
    }

    /** The ids of the posts in it that others replied to. */
    List<String> threads() {
        return posts.values().stream()
                .map(PostView::post)
                .filter(post -> post.replyCount() > 0)
                .map(Post::id)
                .toList();
    }

    /** The same for a reader who follows these threads. */
    PostList following(Set<String> rootIds) {
        Map<String, PostView> told = new LinkedHashMap<>(posts);
        rootIds.forEach(id -> told.computeIfPresent(id, (same, view) -> view.following()));
        return new PostList(order, told, nextPostId, prevPostId, hasNext);
    }

    /** A name for this version of it: for what is in it, and when each post last changed. */
    public String etag() {
        StringBuilder version = new StringBuilder(nextPostId).append(prevPostId).append(hasNext);
        order.forEach(version::append);
        posts.values()
                .forEach(view -> version.append(view.post().id())
                        .append(view.post().updateAt())
                        .append(view.isFollowing()));
        return UUID.nameUUIDFromBytes(version.toString().getBytes(StandardCharsets.US_ASCII))
                .toString();
    }
}
