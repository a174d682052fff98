package org.utmost.messages.threads;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.utmost.messages.posts.FollowedThreads;
import org.utmost.messages.posts.Mentions;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostEvent;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Tx;

/**
 * Has users follow threads by what is written, in the transaction of that: who replies, who began the thread, and who is
 * mentioned in it. Who stopped following does so again only by replying or being mentioned by name.
 */
public final class ThreadFollowing implements FollowedThreads {
    private final ThreadStore threads = new ThreadStore();
    private final Database database;
    private final Supplier<Config> config;

    public ThreadFollowing(Database database, Supplier<Config> config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public Set<String> of(String userId, Collection<String> rootIds) {
        return database.read(db -> threads.followed(db, userId, rootIds));
    }

    /** Begins to add to the transactions in which posts are written. */
    public void follow() {
        database.during(PostEvent.Created.class, this::written);
    }

    private void written(Tx tx, PostEvent.Created created) {
        try {
            if (created.post().rootId().isEmpty()) {
                begun(tx, created);
            } else {
                replied(tx, created);
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    /** Who is named in a post follows its thread from the first reply on. In direct messages the replies tell. */
    private void begun(Tx tx, PostEvent.Created created) throws SQLException {
        Set<String> named = created.mentions().userIds();
        if (!named.isEmpty() && !created.channel().personal() && automatic()) {
            threads.add(tx, created.post().id(), named, created.post().createAt());
        }
    }

    private void replied(Tx tx, PostEvent.Created created) throws SQLException {
        Post reply = created.post();
        Mentions mentions = created.mentions();
        long now = reply.createAt();
        if (automatic()) {
            threads.put(tx, reply.userId(), reply.rootId(), true, now, now);
            threads.addAuthor(tx, reply.rootId(), now);
        }
        if (mentions.everyone()) {
            threads.mentionAll(tx, reply.rootId(), reply.userId(), now);
        }
        Set<String> named = new HashSet<>(mentions.userIds());
        if (mentions.everyone()) {
            // Who follows already was just counted; the others follow from now on.
            named.removeAll(threads.followers(tx, reply.rootId(), List.copyOf(named)).stream()
                    .map(ThreadMembership::userId)
                    .toList());
        }
        if (!named.isEmpty() && automatic()) {
            threads.addMentioned(tx, reply.rootId(), named, now);
        }
    }

    private boolean automatic() {
        return config.get().view(ThreadSettings.class).threadAutoFollow();
    }
}
