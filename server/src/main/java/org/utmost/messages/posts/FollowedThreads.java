package org.utmost.messages.posts;

import java.util.Collection;
import java.util.Set;

/** Which threads somebody follows: what of posts is told to each reader apart. */
@FunctionalInterface
public interface FollowedThreads {
    /** Those of the threads, by the ids of the posts that begin them, which the user follows. */
    Set<String> of(String userId, Collection<String> rootIds);
}
