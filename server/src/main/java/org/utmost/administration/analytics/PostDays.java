package org.utmost.administration.analytics;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.utmost.administration.analytics.PostDayStore.PostDay;
import org.utmost.messages.posts.PostEvent;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** What was written day by day: whole days are counted once and kept, the rest is added when it is asked for. */
final class PostDays {
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** How long after its end a day is whole: what was still being written then is there, and clocks may differ. */
    private static final long SETTLED = Duration.ofHours(1).toMillis();

    private final Database database;
    private final PostDayStore store = new PostDayStore();
    private final Clock clock;

    PostDays(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        database.during(PostEvent.Created.class, this::written);
    }

    /**
     * Counts the whole days that are not counted, each in a transaction, and those again on which a post was written since;
     * mostly there are none. Several nodes may do so at a time.
     */
    void roll() {
        long upTo = lastWhole();
        if (database.read(db -> store.last(db) < upTo || store.anyStale(db))) {
            boolean more;
            do {
                more = database.write(tx -> store.countNext(tx, upTo));
            } while (more);
        }
    }

    /** The days of a period that have posts, newest first; of one team, or of all for an empty id. */
    List<PostDay> of(Reader db, String teamId, Period period) throws SQLException {
        long last = store.last(db);
        List<PostDay> days = new ArrayList<>();
        if (period.last() > last) {
            days.addAll(store.live(db, teamId, Math.max(period.first(), last + 1), period.last()));
        }
        days.addAll(store.counted(db, teamId, period.first(), Math.min(period.last(), last)));
        return days;
    }

    /** How many posts there are; in one team, or in all for an empty id. */
    long posts(Reader db, String teamId) throws SQLException {
        long last = store.last(db);
        return store.posts(db, teamId, last) + store.postsAfter(db, teamId, last);
    }

    private void written(Tx tx, PostEvent.Created created) {
        long day = created.post().createAt() / DAY;
        try {
            if (day <= lastWhole()) {
                store.late(tx, day);
            }
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }

    private long lastWhole() {
        return (clock.millis() - SETTLED) / DAY - 1;
    }
}
