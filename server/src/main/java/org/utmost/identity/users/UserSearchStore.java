package org.utmost.identity.users;

import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.utmost.schema.Tables.USERS;

import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.utmost.platform.database.Reader;

/** Table users, searched by the beginning of a name. */
final class UserSearchStore {
    /**
     * Users by username.
     *
     * @param caller whose own first and last name count in any case
     * @param byFullName whether first and last names count too
     * @param byEmail whether addresses count too
     */
    List<User> search(Reader db, UserQuery query, String caller, boolean byFullName, boolean byEmail) {
        Condition condition = UserStore.condition(query.filter()).and(named(query.term(), caller, byFullName, byEmail));
        if (!query.notInTeam().isEmpty()) {
            condition = condition.and(DSL.not(UserStore.inTeam(query.notInTeam())));
        }
        if (!query.notInChannel().isEmpty()) {
            condition = condition.and(DSL.not(UserStore.inChannel(query.notInChannel())));
        }
        return db.sql()
                .selectFrom(USERS)
                .where(condition)
                .orderBy(USERS.USERNAME)
                .limit(query.bounded())
                .fetch(UserStore::user);
    }

    private static Condition named(String term, String caller, boolean byFullName, boolean byEmail) {
        String wanted = term.strip().toLowerCase(Locale.ROOT);
        if (wanted.startsWith("@")) {
            wanted = wanted.substring(1);
        }
        if (wanted.isEmpty()) {
            return noCondition();
        }
        Condition condition =
                USERS.USERNAME.startsWith(wanted).or(lower(USERS.NICKNAME).startsWith(wanted));
        Condition fullName = lower(USERS.FIRST_NAME)
                .startsWith(wanted)
                .or(lower(USERS.LAST_NAME).startsWith(wanted));
        condition = condition.or(byFullName ? fullName : fullName.and(USERS.ID.eq(caller)));
        return byEmail ? condition.or(USERS.EMAIL.startsWith(wanted)) : condition;
    }
}
