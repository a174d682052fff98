package org.utmost.administration.analytics;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.POSTS;
import static org.utmost.schema.Tables.SESSIONS;
import static org.utmost.schema.Tables.STATUSES;
import static org.utmost.schema.Tables.TEAMS;
import static org.utmost.schema.Tables.TEAM_MEMBERS;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
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

    long posts(Reader db, String teamId) {
        return count(db, POSTS, POSTS.ORIGINAL_ID.eq("").and(inTeam(teamId)));
    }

    long postsLike(Reader db, Condition condition, String teamId) {
        return count(db, POSTS, POSTS.ORIGINAL_ID.eq("").and(condition).and(inTeam(teamId)));
    }

    long users(Reader db, boolean active, String teamId) {
        Condition state = active ? USERS.DELETE_AT.eq(0L) : USERS.DELETE_AT.ne(0L);
        return count(db, USERS, state.and(USERS.IS_BOT.isFalse()).and(memberOf(USERS.ID, teamId)));
    }

    long teams(Reader db) {
        return count(db, TEAMS, TEAMS.DELETE_AT.eq(0L));
    }

    long sessions(Reader db, long now) {
        return count(db, SESSIONS, SESSIONS.EXPIRES_AT.gt(now));
    }

    /** People who were active after that time. */
    long activeSince(Reader db, long time) {
        return db.sql()
                .select(DSL.count())
                .from(STATUSES)
                .join(USERS)
                .on(USERS.ID.eq(STATUSES.USER_ID))
                .where(STATUSES.LAST_ACTIVITY_AT.gt(time))
                .and(USERS.DELETE_AT.eq(0L))
                .and(USERS.IS_BOT.isFalse())
                .fetchSingle()
                .value1();
    }

    /** Posts on each day that has some, newest day first. */
    List<AnalyticsRow> postsByDay(Reader db, Period period, String teamId, boolean botsOnly) {
        Condition author =
                botsOnly ? POSTS.USER_ID.in(select(USERS.ID).from(USERS).where(USERS.IS_BOT.isTrue())) : noCondition();
        return byDay(db, DSL.count().cast(Long.class), period, author.and(inTeam(teamId)));
    }

    /** Users who wrote on each day that has some, newest day first. */
    List<AnalyticsRow> authorsByDay(Reader db, Period period, String teamId) {
        return byDay(db, countDistinct(POSTS.USER_ID).cast(Long.class), period, inTeam(teamId));
    }

    private static List<AnalyticsRow> byDay(Reader db, Field<Long> figure, Period period, Condition condition) {
        Field<Long> day = POSTS.CREATE_AT.div(DSL.inline(Period.dayMillis()));
        return db.sql()
                .select(day, figure)
                .from(POSTS)
                .where(POSTS.CREATE_AT.ge(period.start()).and(POSTS.CREATE_AT.lt(period.end())))
                .and(POSTS.ORIGINAL_ID.eq(""))
                .and(condition)
                .groupBy(day)
                .orderBy(day.desc())
                .fetch(row -> new AnalyticsRow(Period.date(row.value1()), row.value2()));
    }

    private static Condition inTeam(String teamId) {
        return teamId.isEmpty()
                ? noCondition()
                : POSTS.CHANNEL_ID.in(select(CHANNELS.ID).from(CHANNELS).where(CHANNELS.TEAM_ID.eq(teamId)));
    }

    private static Condition memberOf(Field<String> userId, String teamId) {
        return teamId.isEmpty()
                ? noCondition()
                : userId.in(select(TEAM_MEMBERS.USER_ID)
                        .from(TEAM_MEMBERS)
                        .where(TEAM_MEMBERS.TEAM_ID.eq(teamId).and(TEAM_MEMBERS.DELETE_AT.eq(0L))));
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
