package org.utmost.messages.emoji;

import static org.utmost.schema.Tables.EMOJI;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;

/** Table emoji. */
final class EmojiStore {
    @Nullable
    Emoji find(Reader db, String id) {
        return db.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.ID.eq(id))
                .and(EMOJI.DELETE_AT.eq(0L))
                .fetchOne(EmojiStore::emoji);
    }

    /** Those of the names that are there. */
    List<Emoji> named(Reader db, Collection<String> names) {
        return db.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.NAME.in(names))
                .and(EMOJI.DELETE_AT.eq(0L))
                .orderBy(EMOJI.NAME)
                .fetch(EmojiStore::emoji);
    }

    List<Emoji> byName(Reader db, Page page) {
        return list(db, page, EMOJI.NAME.asc());
    }

    List<Emoji> byAge(Reader db, Page page) {
        return list(db, page, EMOJI.CREATE_AT.asc(), EMOJI.ID.asc());
    }

    private static List<Emoji> list(Reader db, Page page, SortField<?>... order) {
        return db.sql()
                .selectFrom(EMOJI)
                .where(EMOJI.DELETE_AT.eq(0L))
                .orderBy(order)
                .limit(page.size())
                .offset(page.offset())
                .fetch(EmojiStore::emoji);
    }

    /** Those whose names begin so, by name; small and capital letters are one. */
    List<Emoji> beginning(Reader db, String lower, int most) {
        return found(db, DSL.lower(EMOJI.NAME).startsWith(lower), most);
    }

    /** Those in whose names that stands, by name; small and capital letters are one. */
    List<Emoji> containing(Reader db, String lower, int most) {
        return found(db, DSL.lower(EMOJI.NAME).contains(lower), most);
    }

    private static List<Emoji> found(Reader db, Condition which, int most) {
        return db.sql()
                .selectFrom(EMOJI)
                .where(which)
                .and(EMOJI.DELETE_AT.eq(0L))
                .orderBy(EMOJI.NAME)
                .limit(most)
                .fetch(EmojiStore::emoji);
    }

    void insert(Tx tx, Emoji emoji) {
        tx.sql()
                .insertInto(EMOJI)
                .set(EMOJI.ID, emoji.id())
                .set(EMOJI.CREATE_AT, emoji.createAt())
                .set(EMOJI.UPDATE_AT, emoji.updateAt())
                .set(EMOJI.DELETE_AT, emoji.deleteAt())
                .set(EMOJI.CREATOR_ID, emoji.creatorId())
                .set(EMOJI.NAME, emoji.name())
                .set(EMOJI.MEDIA_TYPE, emoji.mediaType())
                .execute();
    }

    /** Writes that it is deleted; false if it was already. */
    boolean delete(Tx tx, Emoji deleted) {
        return tx.sql()
                        .update(EMOJI)
                        .set(EMOJI.UPDATE_AT, deleted.updateAt())
                        .set(EMOJI.DELETE_AT, deleted.deleteAt())
                        .where(EMOJI.ID.eq(deleted.id()))
                        .and(EMOJI.DELETE_AT.eq(0L))
                        .execute()
                == 1;
    }

    private static Emoji emoji(Record row) {
        return new Emoji(
                row.get(EMOJI.ID),
                row.get(EMOJI.CREATE_AT),
                row.get(EMOJI.UPDATE_AT),
                row.get(EMOJI.DELETE_AT),
                row.get(EMOJI.CREATOR_ID),
                row.get(EMOJI.NAME),
                row.get(EMOJI.MEDIA_TYPE));
    }
}
