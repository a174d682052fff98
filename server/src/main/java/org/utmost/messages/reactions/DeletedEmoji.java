package org.utmost.messages.reactions;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.utmost.messages.emoji.Emoji;
import org.utmost.messages.emoji.EmojiEvent;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;

/** Removes the reactions with an emoji that was deleted, some posts at a time: there may be very many. */
public final class DeletedEmoji {
    private static final JobKind<Gone> GONE = JobKind.of("emoji_reactions", Gone.class);
    private static final int AT_ONCE = 100;

    /** What was deleted, and when: another may be called so since. */
    private record Gone(String name, long deletedAt) {}

    private final Database database;
    private final ReactionStore reactions = new ReactionStore();
    private final Clock clock;

    public DeletedEmoji(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins to listen. */
    public void follow(Jobs jobs, JobRunner runner) {
        runner.on(GONE, this::remove);
        database.during(EmojiEvent.Deleted.class, (tx, deleted) -> {
            Emoji emoji = deleted.emoji();
            jobs.enqueue(tx, NewJob.of(GONE, new Gone(emoji.name(), emoji.deleteAt())));
        });
    }

    private void remove(JobRun<Gone> run) {
        Gone gone = run.payload();
        String after = "";
        List<String> some = next(gone, after);
        while (!some.isEmpty()) {
            run.check();
            List<String> posts = some;
            database.change(tx -> remove(tx, gone, posts));
            some = next(gone, posts.getLast());
        }
    }

    private List<String> next(Gone gone, String after) {
        return database.read(db -> reactions.postsWith(db, gone.name(), gone.deletedAt(), after, AT_ONCE));
    }

    private void remove(Tx tx, Gone gone, List<String> postIds) throws SQLException {
        List<ReactedPost> posts = reactions.lock(tx, postIds);
        reactions.deleteWith(tx, gone.name(), gone.deletedAt(), postIds);
        reactions.touch(tx, postIds, clock.millis());
        posts.stream()
                .map(ReactedPost::channelId)
                .distinct()
                .forEach(channelId -> tx.publish(new ReactionsCleared(channelId)));
    }
}
