package org.utmost.messages.search;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.index.PostIndex;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostStore;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.SystemStore;
import org.utmost.platform.database.Tx;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.text.Folding;

/**
 * Has the posts found that were written before the index was there, or by other rules: some at a time, while others are
 * written and found. Table systems has how far it is.
 */
public final class EarlierPosts {
    private static final JobKind<JobKind.Nothing> READ = JobKind.of("post_words", JobKind.Nothing.class);
    private static final String NAME = "PostWords";

    /** What is done when all is done, and in front of the id of the last post before. */
    private static final String RULES = PostIndex.VERSION + "." + Folding.VERSION;

    private static final int AT_ONCE = 250;

    private final Database database;
    private final PostStore posts = new PostStore();
    private final PostIndex index = new PostIndex();
    private final SystemStore systems = new SystemStore();

    public EarlierPosts(Database database) {
        this.database = database;
    }

    /** Begins, if there are such. */
    public void read(Jobs jobs, JobRunner runner) {
        runner.on(READ, this::run);
        String done = database.read(db -> systems.find(db, NAME));
        if (RULES.equals(done)) {
            return;
        }
        if (database.read(db -> count(db, "", 1)) == 0) {
            database.change(tx -> systems.put(tx, NAME, RULES));
        } else {
            database.change(tx ->
                    jobs.enqueue(tx, NewJob.of(READ, new JobKind.Nothing()).withKey(NAME)));
        }
    }

    private void run(JobRun<JobKind.Nothing> run) {
        String last = last(database.read(db -> systems.find(db, NAME)));
        String from = last;
        long all = database.read(db -> count(db, from, Integer.MAX_VALUE));
        for (long done = 0; last != null; done += AT_ONCE) {
            run.progress((int) Math.min(99, done * 100 / Math.max(1, all)));
            String after = last;
            last = database.<@Nullable String>write(tx -> readSome(tx, after));
        }
    }

    /** The last post that was read by these rules; empty for none. */
    private static String last(@Nullable String noted) {
        return noted != null && noted.startsWith(RULES + " ") ? noted.substring(RULES.length() + 1) : "";
    }

    /** Reads the posts behind that of the id; the last of them, null if all are read. */
    private @Nullable String readSome(Tx tx, String afterId) throws SQLException {
        List<Post> some = posts.lockSome(tx, afterId, AT_ONCE);
        index.replace(
                tx,
                some.stream()
                        .filter(post -> post.deleteAt() == 0)
                        .map(Post::entry)
                        .toList());
        boolean over = some.size() < AT_ONCE;
        systems.put(tx, NAME, over ? RULES : RULES + " " + some.getLast().id());
        return over ? null : some.getLast().id();
    }

    private static long count(Reader db, String afterId, int most) throws SQLException {
        PreparedStatement statement =
                db.prepare("SELECT COUNT(*) FROM (SELECT id FROM posts WHERE id > ? LIMIT ?) AS counted");
        statement.setString(1, afterId);
        statement.setInt(2, most);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
