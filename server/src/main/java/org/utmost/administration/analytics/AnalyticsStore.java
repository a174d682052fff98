package org.utmost.administration.analytics;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.POSTS;
import static org.utmost.schema.Tables.SESSIONS;
import static org.utmost.schema.Tables.TEAMS;

import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;
import org.utmost.spaces.channels.ChannelType;

/** Counts over the whole database, or over one team. */
final class AnalyticsStore {
    long channels(Reader db, ChannelType type, String teamId) {
        Condition inTeam = teamId.isEmpty() ? noCondition() : CHANNELS.TEAM_ID.eq(teamId);
        return count(
                db,
                CHANNELS,
                CHANNELS.TYPE.eq(type.letter()).and(CHANNELS.DELETE_AT.eq(0L)).and(inTeam));
    }

    /** Posts with hashtags; the conditions are those of the index, so that only they are read. */
    long tagged(Reader db, String teamId) {
        Condition inTeam = teamId.isEmpty()
                ? noCondition()
                : exists(selectOne()
                        .from(CHANNELS)
                        .where(CHANNELS.ID.eq(POSTS.CHANNEL_ID).and(CHANNELS.TEAM_ID.eq(teamId))));
        return count(
                db,
                POSTS,
                POSTS.HASHTAGS
                        .ne(inline(""))
                        .and(POSTS.ORIGINAL_ID.eq(inline("")))
                        .and(inTeam));
    }

    long teams(Reader db) {
        return count(db, TEAMS, TEAMS.DELETE_AT.eq(0L));
    }

    long sessions(Reader db, long now) {
        return count(db, SESSIONS, SESSIONS.EXPIRES_AT.gt(now));
    }

    private static long count(Reader db, Table<?> table, Condition condition) {
        return db.sql()
                .select(DSL.count())
                .from(table)
                .where(condition)
                .fetchSingle()
                .value1();
    }
}
