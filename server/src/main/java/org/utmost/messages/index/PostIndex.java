package org.utmost.messages.index;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/**
 * Table post_words, which has a row for each post with words that is not deleted. Rows are numbered by the times of the
 * posts, so the newest of those that fit are read first, and only they.
 */
public final class PostIndex {
    /** Of what is in the table; with another one, all posts are to be read anew. */
    public static final int VERSION = Words.VERSION;

    /** Numbers of one millisecond. */
    private static final int NUMBERS = 1 << 20;

    /** Begins anywhere, so that of two nodes that write in one millisecond hardly ever two give the same number. */
    private static final AtomicLong NEXT =
            new AtomicLong(ThreadLocalRandom.current().nextLong(NUMBERS));

    /** How many posts PostgreSQL looks at, newest first, for words that many have, before it asks its index. */
    private static final int NEWEST = 4_000;

    private static final String AT_TIME = "rowid >= ? AND rowid < ?";
    private static final String NEWEST_FIRST = " ORDER BY rowid DESC LIMIT ? OFFSET ?";

    /** A post and when it was written, epoch milliseconds. */
    public record Place(String postId, long createAt) {}

    /** A post with what it is found by. */
    public record Entry(Place place, PostWords words) {}

    /** Adds posts; those without words are left out. */
    public void add(Tx tx, List<Entry> posts) throws SQLException {
        List<Entry> some =
                posts.stream().filter(post -> !post.words().words().isEmpty()).toList();
        if (some.isEmpty()) {
            return;
        }
        IndexKind kind = IndexKind.of(tx);
        PreparedStatement statement =
                tx.prepare("INSERT INTO post_words (rowid, post_id, channel_id, words) VALUES (?, ?, ?, "
                        + (kind == IndexKind.FTS5 ? "?" : "CAST(? AS tsvector)") + ")");
        for (Entry post : some) {
            statement.setLong(1, first(post.place().createAt()) + NEXT.getAndIncrement() % NUMBERS);
            statement.setString(2, post.place().postId());
            statement.setString(3, post.words().channelId());
            statement.setString(4, kind.stored(post.words().words()));
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** Removes posts, whatever their words. */
    public void remove(Tx tx, List<Place> posts) throws SQLException {
        if (posts.isEmpty()) {
            return;
        }
        PreparedStatement statement = tx.prepare("DELETE FROM post_words WHERE " + AT_TIME + " AND post_id = ?");
        for (Place post : posts) {
            statement.setLong(1, first(post.createAt()));
            statement.setLong(2, first(post.createAt() + 1));
            statement.setString(3, post.postId());
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** Puts posts in the place of what is there of them. */
    public void replace(Tx tx, List<Entry> posts) throws SQLException {
        remove(tx, posts.stream().map(Entry::place).toList());
        add(tx, posts);
    }

    /** The ids of those that fit, newest first; those after so many of them. */
    public List<String> find(Reader db, PostQuery query, int limit, int offset) throws SQLException {
        IndexKind kind = IndexKind.of(db);
        return kind == IndexKind.FTS5 ? findFts5(db, query, limit, offset) : findTsvector(db, query, limit, offset);
    }

    private static List<String> findFts5(Reader db, PostQuery query, int limit, int offset) throws SQLException {
        IndexKind kind = IndexKind.FTS5;
        boolean named = kind.names(query);
        Asked asked = new Asked("SELECT post_id FROM post_words WHERE post_words MATCH ? AND " + times("rowid", query)
                        + (named ? "" : " AND channel_id IN (" + kind.ids() + ")") + NEWEST_FIRST)
                .with(kind.query(query))
                .withTimes(query);
        return (named ? asked : asked.withChannels(query))
                .with(limit)
                .with(offset)
                .ids(db);
    }

    /** A word that many posts have is among the newest, and has too many of them to be sorted; for others it is reversed. */
    private static List<String> findTsvector(Reader db, PostQuery query, int limit, int offset) throws SQLException {
        IndexKind kind = IndexKind.TSVECTOR;
        String inChannels = " AND channel_id IN (" + kind.ids() + ")";
        List<String> newest = new Asked("SELECT post_id FROM (SELECT rowid, post_id, channel_id, words FROM post_words"
                        + " WHERE " + times("rowid", query) + " ORDER BY rowid DESC LIMIT " + NEWEST
                        + ") AS newest WHERE words @@ CAST(? AS tsquery)" + inChannels + NEWEST_FIRST)
                .withTimes(query)
                .with(kind.words(query))
                .withChannels(query)
                .with(limit)
                .with(offset)
                .ids(db);
        if (newest.size() == limit) {
            return newest;
        }
        // Materialized, and with times that no index has, so that it is the words' index that is asked, if it knows
        // any.
        String time = query.all().isEmpty() ? "rowid" : "+rowid";
        return new Asked("WITH found AS MATERIALIZED (SELECT rowid, post_id FROM post_words"
                        + " WHERE words @@ CAST(? AS tsquery) AND " + times(time, query) + inChannels
                        + ") SELECT post_id FROM found" + NEWEST_FIRST)
                .with(kind.query(query))
                .withTimes(query)
                .withChannels(query)
                .with(limit)
                .with(offset)
                .ids(db);
    }

    private static String times(String number, PostQuery query) {
        String at = number + " >= ? AND " + number + " < ?";
        return at + (" AND NOT (" + at + ")").repeat(query.notAt().size());
    }

    private static long first(long time) {
        return Math.clamp(time, 0, PostQuery.Range.LATEST - 1) * NUMBERS;
    }

    /** A statement with its values. */
    private static final class Asked {
        private final String sql;
        private final List<Object> values = new ArrayList<>();

        Asked(String sql) {
            this.sql = sql;
        }

        Asked with(Object value) {
            values.add(value);
            return this;
        }

        Asked withChannels(PostQuery query) {
            return with(String.join(",", query.channelIds()));
        }

        Asked withTimes(PostQuery query) {
            with(first(query.time().from())).with(first(query.time().until()));
            query.notAt().forEach(range -> with(first(range.from())).with(first(range.until())));
            return this;
        }

        List<String> ids(Reader db) throws SQLException {
            PreparedStatement statement = db.prepare(sql);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }
}
