package org.utmost.identity.preferences;

import static org.utmost.schema.Tables.PREFERENCES;

import java.util.List;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;

/** Table preferences. */
final class PreferenceStore {
    List<Preference> of(Reader db, String userId, int most) {
        return db.sql()
                .selectFrom(PREFERENCES)
                .where(PREFERENCES.USER_ID.eq(userId))
                .orderBy(PREFERENCES.CATEGORY, PREFERENCES.NAME)
                .limit(most)
                .fetch(PreferenceStore::preference);
    }

    List<Preference> ofCategory(Reader db, String userId, String category) {
        return db.sql()
                .selectFrom(PREFERENCES)
                .where(PREFERENCES.USER_ID.eq(userId).and(PREFERENCES.CATEGORY.eq(category)))
                .orderBy(PREFERENCES.NAME)
                .fetch(PreferenceStore::preference);
    }

    @Nullable
    Preference find(Reader db, String userId, String category, String name) {
        return db.sql()
                .selectFrom(PREFERENCES)
                .where(PREFERENCES.USER_ID.eq(userId))
                .and(PREFERENCES.CATEGORY.eq(category))
                .and(PREFERENCES.NAME.eq(name))
                .fetchOne(PreferenceStore::preference);
    }

    long count(Reader db, String userId) {
        return db.sql()
                .select(DSL.count())
                .from(PREFERENCES)
                .where(PREFERENCES.USER_ID.eq(userId))
                .fetchSingle()
                .value1();
    }

    void put(Tx tx, List<Preference> preferences) {
        tx.sql()
                .batch(preferences.stream()
                        .map(each -> tx.sql()
                                .insertInto(PREFERENCES)
                                .set(PREFERENCES.USER_ID, each.userId())
                                .set(PREFERENCES.CATEGORY, each.category())
                                .set(PREFERENCES.NAME, each.name())
                                .set(PREFERENCES.VALUE, each.value())
                                .onConflict(PREFERENCES.USER_ID, PREFERENCES.CATEGORY, PREFERENCES.NAME)
                                .doUpdate()
                                .set(PREFERENCES.VALUE, each.value()))
                        .toList())
                .execute();
    }

    void delete(Tx tx, List<Preference> preferences) {
        tx.sql()
                .batch(preferences.stream()
                        .map(each -> tx.sql()
                                .deleteFrom(PREFERENCES)
                                .where(PREFERENCES.USER_ID.eq(each.userId()))
                                .and(PREFERENCES.CATEGORY.eq(each.category()))
                                .and(PREFERENCES.NAME.eq(each.name())))
                        .toList())
                .execute();
    }

    private static Preference preference(Record row) {
        return new Preference(
                row.get(PREFERENCES.USER_ID),
                row.get(PREFERENCES.CATEGORY),
                row.get(PREFERENCES.NAME),
                row.get(PREFERENCES.VALUE));
    }
}
