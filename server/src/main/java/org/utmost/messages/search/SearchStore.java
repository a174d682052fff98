package org.utmost.messages.search;

import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;

import java.util.List;
import org.utmost.platform.database.Reader;

/** Where a user may find something. */
final class SearchStore {
    /** Channels that are searched at the most: those with the newest posts. */
    private static final int MOST = 2_000;

    /** A channel that a user is in. */
    record Place(String id, String name) {}

    /**
     * The channels that a user is in, direct and group messages too.
     *
     * @param teamId those of that team; empty for all teams
     */
    List<Place> places(Reader db, String userId, String teamId, Archived archived) {
        var condition = CHANNEL_MEMBERS.USER_ID.eq(userId);
        if (!teamId.isEmpty()) {
            condition = condition.and(CHANNELS.TEAM_ID.in(teamId, ""));
        }
        if (archived == Archived.LEFT_OUT) {
            condition = condition.and(CHANNELS.DELETE_AT.eq(0L));
        }
        return db.sql()
                .select(CHANNELS.ID, CHANNELS.NAME)
                .from(CHANNEL_MEMBERS)
                .join(CHANNELS)
                .on(CHANNELS.ID.eq(CHANNEL_MEMBERS.CHANNEL_ID))
                .where(condition)
                .orderBy(CHANNELS.LAST_POST_AT.desc())
                .limit(MOST)
                .fetch(row -> new Place(row.value1(), row.value2()));
    }
}
