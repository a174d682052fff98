package org.utmost.messages.posts;

import java.util.List;

/**
 * What a noun knows of posts beside their rows, for all readers alike: their files, their reactions, what their links lead
 * to.
 */
public interface PostPart {
    /** Whether the row says that there is something to add: a post without it costs nothing. */
    boolean concerns(Post post);

    /** Adds it to posts that are concerned. What it has to read, it reads for all of them at once. */
    void addTo(List<PostView> posts);
}
