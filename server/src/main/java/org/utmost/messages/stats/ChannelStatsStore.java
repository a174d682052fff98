package org.utmost.messages.stats;

import static org.utmost.schema.Tables.POSTS;

import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;

/** What of table posts is counted for a channel. */
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
}
