package org.utmost.identity.users;

import static org.utmost.schema.Tables.USER_WORDS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.utmost.platform.database.Tx;
import org.utmost.platform.text.Folding;

/** Table user_words: the names of users as they are searched. */
final class UserWordStore {
    /** Which names a word is of. */
    enum Kind {
        /** Username and nickname, which everybody sees. */
        NAME("n"),
        /** First and last name. */
        FULL_NAME("f"),
        /** The whole email address. */
        EMAIL("e");

        private final String id;

        Kind(String id) {
            this.id = id;
        }
    }

    /** Folds the names of users as they are now. */
    void put(Tx tx, List<User> users) {
        if (users.isEmpty()) {
            return;
        }
        tx.sql()
                .deleteFrom(USER_WORDS)
                .where(USER_WORDS.USER_ID.in(users.stream().map(User::id).toList()))
                .execute();
        List<Object[]> rows = new ArrayList<>();
        for (User user : users) {
            add(rows, user, Kind.NAME, Folding.beginnings(user.username(), user.nickname()));
            add(rows, user, Kind.FULL_NAME, Folding.beginnings(user.firstName(), user.lastName()));
            add(rows, user, Kind.EMAIL, Set.copyOf(Folding.terms(user.email())));
        }
        tx.sql()
                .batch(tx.sql()
                        .insertInto(USER_WORDS, USER_WORDS.USER_ID, USER_WORDS.KIND, USER_WORDS.WORD)
                        .values("", "", new byte[0])
                        .onConflictDoNothing())
                .bind(rows.toArray(Object[][]::new))
                .execute();
    }

    /** Those with a word that begins so in a name of those kinds, or in any name of the one who asks. */
    static UserSet beginning(String term, Set<Kind> kinds, String askingUserId) {
        byte[] from = bytes(term);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = (byte) 0xFF; // is in no UTF-8, so it is behind whatever begins with the term
        Condition named = USER_WORDS.KIND.in(kinds.stream().map(kind -> kind.id).toList());
        return new UserSet(
                USER_WORDS,
                USER_WORDS.USER_ID,
                USER_WORDS
                        .WORD
                        .ge(from)
                        .and(USER_WORDS.WORD.lt(to))
                        .and(named.or(USER_WORDS.USER_ID.eq(askingUserId))));
    }

    private static void add(List<Object[]> rows, User user, Kind kind, Set<String> words) {
        words.forEach(word -> rows.add(new Object[] {user.id(), kind.id, bytes(word)}));
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
