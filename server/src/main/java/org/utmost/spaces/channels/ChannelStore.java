package org.utmost.spaces.channels;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.utmost.schema.Tables.CHANNELS;
import static org.utmost.schema.Tables.CHANNEL_MEMBERS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;
import org.utmost.platform.text.Folding;

/** Table channels. */
public final class ChannelStore {
    /** Which channels a search has: public ones, those that the user is in, or both. */
    enum Whose {
        OPEN,
        OWN,
        OPEN_AND_OWN
    }

    private static final List<Field<?>> COLUMNS = List.of(
            CHANNELS.ID,
            CHANNELS.CREATE_AT,
            CHANNELS.UPDATE_AT,
            CHANNELS.DELETE_AT,
            CHANNELS.TEAM_ID,
            CHANNELS.TYPE,
            CHANNELS.DISPLAY_NAME,
            CHANNELS.NAME,
            CHANNELS.HEADER,
            CHANNELS.PURPOSE,
            CHANNELS.LAST_POST_AT,
            CHANNELS.TOTAL_MSG_COUNT,
            CHANNELS.TOTAL_MSG_COUNT_ROOT,
            CHANNELS.LAST_ROOT_POST_AT,
            CHANNELS.CREATOR_ID,
            CHANNELS.SCHEME_ID);

    @Nullable
    Channel find(Reader db, String id) {
        return db.sql().selectFrom(CHANNELS).where(CHANNELS.ID.eq(id)).fetchOne(ChannelStore::channel);
    }

    /** The channel, kept from other transactions until this one ends. */
    public @Nullable Channel lock(Tx tx, String id) {
        return tx.locked(tx.sql().selectFrom(CHANNELS).where(CHANNELS.ID.eq(id)))
                .fetchOne(ChannelStore::channel);
    }

    /** The channel of that name, kept from other transactions until this one ends. */
    public @Nullable Channel lockByName(Tx tx, String teamId, String name) {
        return tx.locked(tx.sql()
                        .selectFrom(CHANNELS)
                        .where(CHANNELS.TEAM_ID.eq(teamId).and(CHANNELS.NAME.eq(name))))
                .fetchOne(ChannelStore::channel);
    }

    @Nullable
    Channel findByName(Reader db, String teamId, String name) {
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.TEAM_ID.eq(teamId).and(CHANNELS.NAME.eq(name)))
                .fetchOne(ChannelStore::channel);
    }

    /** Active public channels of these teams that have one of these names. */
    List<Channel> named(Reader db, Collection<String> teamIds, Collection<String> names) {
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.TEAM_ID.in(teamIds).and(CHANNELS.NAME.in(names)))
                .and(CHANNELS.TYPE.eq(ChannelType.OPEN.letter()).and(CHANNELS.DELETE_AT.eq(0L)))
                .fetch(ChannelStore::channel);
    }

    List<Channel> publicOf(Reader db, String teamId, Page page) {
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.TEAM_ID.eq(teamId))
                .and(CHANNELS.TYPE.eq(ChannelType.OPEN.letter()))
                .and(CHANNELS.DELETE_AT.eq(0L))
                .orderBy(CHANNELS.DISPLAY_NAME, CHANNELS.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(ChannelStore::channel);
    }

    /** Active channels of a team that have every one of the folded words in their names. */
    List<Channel> search(Reader db, String teamId, List<String> terms, String userId, Whose whose, int most) {
        Condition open = CHANNELS.TYPE.eq(ChannelType.OPEN.letter());
        Condition own = exists(selectOne()
                .from(CHANNEL_MEMBERS)
                .where(CHANNEL_MEMBERS.CHANNEL_ID.eq(CHANNELS.ID).and(CHANNEL_MEMBERS.USER_ID.eq(userId))));
        Condition seen = switch (whose) {
            case OPEN -> open;
            case OWN -> own;
            case OPEN_AND_OWN -> open.or(own);
        };
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.TEAM_ID.eq(teamId).and(CHANNELS.DELETE_AT.eq(0L)))
                .and(seen)
                .and(DSL.and(terms.stream().map(CHANNELS.FOLDED::contains).toList()))
                .orderBy(CHANNELS.DISPLAY_NAME, CHANNELS.ID)
                .limit(most)
                .fetch(ChannelStore::channel);
    }

    /** Folds the names of some channels behind that id; the last one's id, empty if there was none. */
    String foldSome(Tx tx, String afterId, int most) {
        List<Channel> some = tx.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.ID.gt(afterId))
                .orderBy(CHANNELS.ID)
                .limit(most)
                .fetch(ChannelStore::channel);
        if (some.isEmpty()) {
            return "";
        }
        Object[][] rows = some.stream()
                .map(channel -> new Object[] {folded(channel), channel.id()})
                .toArray(Object[][]::new);
        tx.sql()
                .batch(tx.sql().update(CHANNELS).set(CHANNELS.FOLDED, "").where(CHANNELS.ID.eq("")))
                .bind(rows)
                .execute();
        return some.getLast().id();
    }

    /**
     * The user's channels in those teams, where the empty team has direct and group messages; all teams for none.
     *
     * @param archivedSince archived ones too, from that time on, epoch milliseconds
     */
    List<Channel> ofUser(Reader db, String userId, Collection<String> teamIds, long archivedSince, int most)
            throws SQLException {
        var condition = CHANNEL_MEMBERS
                .USER_ID
                .eq(userId)
                .and(CHANNELS.DELETE_AT.eq(0L).or(CHANNELS.DELETE_AT.ge(archivedSince)));
        if (!teamIds.isEmpty()) {
            condition = condition.and(CHANNELS.TEAM_ID.in(teamIds));
        }
        return read(db.sql()
                .select(COLUMNS)
                .from(CHANNEL_MEMBERS)
                .join(CHANNELS)
                .on(CHANNELS.ID.eq(CHANNEL_MEMBERS.CHANNEL_ID))
                .where(condition)
                .orderBy(CHANNELS.DISPLAY_NAME, CHANNELS.ID)
                .limit(most));
    }

    /** All ids of a team's channels that the user is in. */
    public List<Channel> ofUserInTeam(Reader db, String userId, String teamId) {
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.TEAM_ID.eq(teamId))
                .and(CHANNELS.ID.in(select(CHANNEL_MEMBERS.CHANNEL_ID)
                        .from(CHANNEL_MEMBERS)
                        .where(CHANNEL_MEMBERS.USER_ID.eq(userId))))
                .fetch(ChannelStore::channel);
    }

    long countInTeam(Reader db, String teamId) {
        return db.sql()
                .select(DSL.count())
                .from(CHANNELS)
                .where(CHANNELS.TEAM_ID.eq(teamId).and(CHANNELS.DELETE_AT.eq(0L)))
                .fetchSingle()
                .value1();
    }

    void insert(Tx tx, Channel channel) {
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(CHANNELS.ID, channel.id());
        row.put(CHANNELS.CREATE_AT, channel.createAt());
        row.put(CHANNELS.UPDATE_AT, channel.updateAt());
        row.put(CHANNELS.DELETE_AT, channel.deleteAt());
        row.put(CHANNELS.TEAM_ID, channel.teamId());
        row.put(CHANNELS.TYPE, channel.type().letter());
        row.put(CHANNELS.DISPLAY_NAME, channel.displayName());
        row.put(CHANNELS.NAME, channel.name());
        row.put(CHANNELS.FOLDED, folded(channel));
        row.put(CHANNELS.HEADER, channel.header());
        row.put(CHANNELS.PURPOSE, channel.purpose());
        row.put(CHANNELS.CREATOR_ID, channel.creatorId());
        row.put(CHANNELS.LAST_POST_AT, channel.lastPostAt());
        row.put(CHANNELS.LAST_ROOT_POST_AT, channel.lastRootPostAt());
        row.put(CHANNELS.TOTAL_MSG_COUNT, channel.totalMsgCount());
        row.put(CHANNELS.TOTAL_MSG_COUNT_ROOT, channel.totalMsgCountRoot());
        tx.sql().insertInto(CHANNELS).set(row).execute();
    }

    /** Writes those fields of the channel that the patch has, and no other. */
    void patch(Tx tx, ChannelPatch patch, Channel after) {
        Map<Field<?>, Object> changed = new HashMap<>();
        changed.put(CHANNELS.UPDATE_AT, after.updateAt());
        if (patch.displayName() != null) {
            changed.put(CHANNELS.DISPLAY_NAME, after.displayName());
        }
        if (patch.name() != null) {
            changed.put(CHANNELS.NAME, after.name());
        }
        if (patch.header() != null) {
            changed.put(CHANNELS.HEADER, after.header());
        }
        if (patch.purpose() != null) {
            changed.put(CHANNELS.PURPOSE, after.purpose());
        }
        if (patch.displayName() != null || patch.name() != null) {
            changed.put(CHANNELS.FOLDED, folded(after));
        }
        tx.sql().update(CHANNELS).set(changed).where(CHANNELS.ID.eq(after.id())).execute();
    }

    /** Archives a channel, or brings it back with 0; the channel afterwards. */
    Channel setDeleteAt(Tx tx, String id, long deleteAt, long now) {
        return tx.sql()
                .update(CHANNELS)
                .set(CHANNELS.DELETE_AT, deleteAt)
                .set(CHANNELS.UPDATE_AT, now)
                .where(CHANNELS.ID.eq(id))
                .returning()
                .fetchSingle(ChannelStore::channel);
    }

    /** Active channels of a scheme, by display name. */
    List<Channel> ofScheme(Reader db, String schemeId, Page page) {
        return db.sql()
                .selectFrom(CHANNELS)
                .where(CHANNELS.SCHEME_ID.eq(schemeId).and(CHANNELS.DELETE_AT.eq(0L)))
                .orderBy(CHANNELS.DISPLAY_NAME, CHANNELS.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(ChannelStore::channel);
    }

    /** Lets a channel follow a scheme, or that of its team for null; the channel afterwards. */
    Channel setScheme(Tx tx, String id, @Nullable String schemeId, long now) {
        return tx.sql()
                .update(CHANNELS)
                .set(CHANNELS.SCHEME_ID, schemeId)
                .set(CHANNELS.UPDATE_AT, now)
                .where(CHANNELS.ID.eq(id))
                .returning()
                .fetchSingle(ChannelStore::channel);
    }

    /** Lets all channels of a scheme follow that of their team. */
    void leaveScheme(Tx tx, String schemeId, long now) {
        tx.sql()
                .update(CHANNELS)
                .setNull(CHANNELS.SCHEME_ID)
                .set(CHANNELS.UPDATE_AT, DSL.greatest(CHANNELS.UPDATE_AT.plus(1), DSL.val(now)))
                .where(CHANNELS.SCHEME_ID.eq(schemeId))
                .execute();
    }

    private static String folded(Channel channel) {
        return Folding.fold(channel.name() + "\n" + channel.displayName());
    }

    static Channel channel(Record row) {
        return new Channel(
                row.get(CHANNELS.ID),
                row.get(CHANNELS.CREATE_AT),
                row.get(CHANNELS.UPDATE_AT),
                row.get(CHANNELS.DELETE_AT),
                row.get(CHANNELS.TEAM_ID),
                ChannelType.find(row.get(CHANNELS.TYPE)).orElseThrow(),
                row.get(CHANNELS.DISPLAY_NAME),
                row.get(CHANNELS.NAME),
                row.get(CHANNELS.HEADER),
                row.get(CHANNELS.PURPOSE),
                row.get(CHANNELS.LAST_POST_AT),
                row.get(CHANNELS.TOTAL_MSG_COUNT),
                row.get(CHANNELS.TOTAL_MSG_COUNT_ROOT),
                row.get(CHANNELS.LAST_ROOT_POST_AT),
                row.get(CHANNELS.CREATOR_ID),
                row.get(CHANNELS.SCHEME_ID),
                null);
    }

    /** Many channels: rows that jOOQ makes take as long as all the rest. */
    private static List<Channel> read(ResultQuery<?> query) throws SQLException {
        List<Channel> channels = new ArrayList<>();
        try (Cursor<?> cursor = query.fetchLazy();
                ResultSet rows = requireNonNull(cursor.resultSet())) {
            while (rows.next()) {
                channels.add(channel(rows));
            }
        }
        return channels;
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                ChannelType.find(row.getString(6)).orElseThrow(),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getString(15),
                row.getString(16),
                null);
    }
}
