package org.utmost.messages.posts;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.utmost.platform.database.Tx;

/** Whose the files of posts are; called in the transactions that write these. */
public interface PostFiles {
    /** Files that a post has at the most. */
    int MOST = 10;

    /**
     * Gives posts of one channel the files that they name, in few statements for all of them. What is no upload of the post's
     * author in that channel, or is another post's, is not given.
     *
     * @return what each of them got, in its order, by the post's id
     */
    Map<String, List<String>> attach(Tx tx, List<Post> posts) throws SQLException;

    /** Deletes files of a post at that time, epoch milliseconds. */
    void delete(Tx tx, String postId, Collection<String> fileIds, long now);

    /** Deletes all files of a post and of the replies to it, which are going to be deleted. */
    void deleteAll(Tx tx, Post post, long now);
}
