package org.utmost.identity.users;

import static org.utmost.schema.Tables.USER_WORDS;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
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
    void put(Tx tx, List<User> users) throws SQLException {
        if (users.isEmpty()) {
            return;
        }
        tx.sql()
                .deleteFrom(USER_WORDS)
                .where(USER_WORDS.USER_ID.in(users.stream().map(User::id).toList()))
                .execute();
        PreparedStatement row =
                tx.prepare("INSERT INTO user_words (user_id, kind, word) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        for (User user : users) {
            add(row, user, Kind.NAME, Folding.beginnings(user.username(), user.nickname()));
            add(row, user, Kind.FULL_NAME, Folding.beginnings(user.firstName(), user.lastName()));
            add(row, user, Kind.EMAIL, Folding.terms(user.email()));
        }
        row.executeBatch();
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

    private static void add(PreparedStatement row, User user, Kind kind, Collection<String> words) throws SQLException {
        for (String word : words) {
            row.setString(1, user.id());
            row.setString(2, kind.id);
            row.setBytes(3, bytes(word));
            row.addBatch();
        }
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
