package org.utmost.messages.stats;

import static org.utmost.schema.Tables.FILES;
import static org.utmost.schema.Tables.POSTS;

import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;

/** What of tables posts and files is counted for a channel. */
final class ChannelStatsStore {
    /** Pinned posts; the condition is that of the index, so that only they are read. */
    long pinned(Reader db, String channelId) {
        return db.sql()
                .select(DSL.count())
                .from(POSTS)
                .where(POSTS.CHANNEL_ID.eq(channelId))
                .and(DSL.condition(POSTS.IS_PINNED))
                .and(POSTS.DELETE_AT.eq(0L))
                .and(POSTS.ORIGINAL_ID.eq(""))
                .fetchSingle()
                .value1();
    }

    /** Files of posts; the condition is that of the index here too. */
    long files(Reader db, String channelId) {
        return db.sql()
                .select(DSL.count())
                .from(FILES)
                .where(FILES.CHANNEL_ID.eq(channelId))
                .and(FILES.POST_ID.ne(DSL.inline("")))
                .and(FILES.DELETE_AT.eq(DSL.inline(0L)))
                .fetchSingle()
                .value1();
    }
}
