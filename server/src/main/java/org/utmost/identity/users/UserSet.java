package org.utmost.identity.users;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.utmost.platform.database.Reader;

/**
 * Users that a table names, such as the members of a team. SQLite does not know how many they are, so it is said here how
 * to go about it: from the list of few to the users, or from one user to the next, asking of each whether they are in it.
 *
 * @param condition on the table's rows, an index's range
 */
record UserSet(Table<? extends Record> table, Field<String> userId, Condition condition) {
    /** As many are found and sorted faster than the users are gone through. */
    private static final int FEW = 2_000;

    /** Whether a user, by that id, is in every one of the sets. */
    static Condition inAll(Reader db, Field<String> id, List<UserSet> sets) {
        int smallest = -1;
        int size = FEW + 1;
        for (int i = 0; i < sets.size() && size > 0; i++) {
            int found = sets.get(i).size(db, size);
            if (found < size) {
                smallest = i;
                size = found;
            }
        }
        Condition condition = noCondition();
        for (int i = 0; i < sets.size(); i++) {
            UserSet set = sets.get(i);
            condition = condition.and(i == smallest ? set.lists(id) : set.has(id));
        }
        return condition;
    }

    /** Whether a user, by that id, is in it. */
    Condition has(Field<String> id) {
        return exists(selectOne().from(table).where(userId.eq(id)).and(condition));
    }

    /** Whether that user is in it. */
    boolean has(Reader db, String id) {
        return db.sql().fetchExists(table, userId.eq(id).and(condition));
    }

    /** Those of it for whom this holds too. */
    UserSet and(Condition narrower) {
        return new UserSet(table, userId, condition.and(narrower));
    }

    private Condition lists(Field<String> id) {
        return id.in(select(userId).from(table).where(condition));
    }

    /** How many they are, counted up to a number. */
    private int size(Reader db, int most) {
        return db.sql().fetchCount(selectOne().from(table).where(condition).limit(most));
    }
}
