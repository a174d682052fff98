package org.utmost.identity.users;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.utmost.schema.Tables.USERS;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.SystemStore;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** Table users. */
final class UserStore {
    private final SystemStore systems = new SystemStore();

    /** What is searched for. */
    private static final Set<Field<?>> NAMES =
            Set.of(USERS.USERNAME, USERS.EMAIL, USERS.NICKNAME, USERS.FIRST_NAME, USERS.LAST_NAME);

    private final UserWordStore words = new UserWordStore();

    @Nullable
    User find(Reader db, String id) {
        return db.sql().selectFrom(USERS).where(USERS.ID.eq(id)).fetchOne(UserStore::user);
    }

    @Nullable
    User findByUsername(Reader db, String username) {
        return db.sql().selectFrom(USERS).where(USERS.USERNAME.eq(username)).fetchOne(UserStore::user);
    }

    @Nullable
    User findByEmail(Reader db, String email) {
        return db.sql().selectFrom(USERS).where(USERS.EMAIL.eq(email)).fetchOne(UserStore::user);
    }

    List<User> byIds(Reader db, Collection<String> ids) {
        // Asked for none, SQLite would go through all.
        return ids.isEmpty()
                ? List.of()
                : db.sql()
                        .selectFrom(USERS)
                        .where(USERS.ID.in(ids))
                        .orderBy(USERS.USERNAME)
                        .fetch(UserStore::user);
    }

    List<User> byUsernames(Reader db, Collection<String> usernames) {
        return db.sql()
                .selectFrom(USERS)
                .where(USERS.USERNAME.in(usernames))
                .orderBy(USERS.USERNAME)
                .fetch(UserStore::user);
    }

    /** Active ones with other wishes than most about how they are mentioned. The condition is that of an index. */
    List<User> withMentionKeys(Reader db, int most) {
        return db.sql()
                .selectFrom(USERS)
                .where("delete_at = 0 AND (notify_props NOT LIKE '%\"mention_keys\":\"\"%'"
                        + " OR notify_props LIKE '%\"first_name\":\"true\"%'"
                        + " OR notify_props LIKE '%\"channel\":\"false\"%')")
                .limit(most)
                .fetch(UserStore::user);
    }

    boolean any(Reader db) {
        return db.sql().fetchExists(USERS);
    }

    long countActive(Reader db) {
        return db.sql()
                .select(DSL.count())
                .from(USERS)
                .where(USERS.DELETE_AT.eq(0L))
                .fetchSingle()
                .value1();
    }

    /** The ids of those who are active and have the role; nobody else changes them before the transaction ends. */
    List<String> lockActive(Tx tx, String role) {
        return tx.locked(tx.sql()
                        .select(USERS.ID)
                        .from(USERS)
                        .where(USERS.DELETE_AT.eq(0L).and(USERS.IS_BOT.isFalse()))
                        .and(hasRole(USERS.ROLES, role))
                        .orderBy(USERS.ID))
                .fetch(USERS.ID);
    }

    void insert(Tx tx, User user) throws SQLException {
        tx.sql().insertInto(USERS).set(row(user)).execute();
        words.put(tx, List.of(user));
    }

    /** Sets what the patch has; what it lacks stays. */
    void patch(Tx tx, String id, UserPatch patch, long now) throws SQLException {
        Map<Field<?>, Object> changes = new HashMap<>();
        changes.put(USERS.UPDATE_AT, now);
        put(changes, USERS.USERNAME, patch.username());
        put(changes, USERS.EMAIL, patch.email());
        put(changes, USERS.NICKNAME, patch.nickname());
        put(changes, USERS.FIRST_NAME, patch.firstName());
        put(changes, USERS.LAST_NAME, patch.lastName());
        put(changes, USERS.POSITION, patch.position());
        put(changes, USERS.LOCALE, patch.locale());
        put(changes, USERS.PROPS, patch.props() == null ? null : Json.text(patch.props()));
        put(changes, USERS.NOTIFY_PROPS, patch.notifyProps() == null ? null : Json.text(patch.notifyProps()));
        put(changes, USERS.TIMEZONE, patch.timezone() == null ? null : Json.text(patch.timezone()));
        tx.sql().update(USERS).set(changes).where(USERS.ID.eq(id)).execute();
        if (!Collections.disjoint(changes.keySet(), NAMES)) {
            words.put(tx, byIds(tx, List.of(id)));
        }
    }

    void setRoles(Tx tx, String id, String roles, long now) {
        set(tx, id, Map.of(USERS.ROLES, roles, USERS.UPDATE_AT, now));
    }

    void setDeleteAt(Tx tx, String id, long deleteAt, long now) {
        set(tx, id, Map.of(USERS.DELETE_AT, deleteAt, USERS.UPDATE_AT, now));
    }

    void setPassword(Tx tx, String id, String hash, long now) {
        set(
                tx,
                id,
                Map.of(
                        USERS.PASSWORD, hash,
                        USERS.LAST_PASSWORD_UPDATE, now,
                        USERS.FAILED_ATTEMPTS, 0,
                        USERS.UPDATE_AT, now));
    }

    void countFailure(Tx tx, String id) {
        tx.sql()
                .update(USERS)
                .set(USERS.FAILED_ATTEMPTS, USERS.FAILED_ATTEMPTS.plus(1))
                .where(USERS.ID.eq(id))
                .execute();
    }

    void countSignIn(Tx tx, String id, long now) {
        set(tx, id, Map.of(USERS.FAILED_ATTEMPTS, 0, USERS.LAST_LOGIN, now));
    }

    /** Whether this is the first account; only one transaction is ever told so. */
    boolean claimFirst(Tx tx, String id) {
        return systems.putIfAbsent(tx, "FirstUserId", id);
    }

    private static void set(Tx tx, String id, Map<Field<?>, Object> changes) {
        tx.sql().update(USERS).set(changes).where(USERS.ID.eq(id)).execute();
    }

    private static void put(Map<Field<?>, Object> changes, Field<String> column, @Nullable String value) {
        if (value != null) {
            changes.put(column, value);
        }
    }

    /** Whether a field that names roles, with spaces between, has that one. */
    static Condition hasRole(Field<String> roles, String role) {
        return concat(inline(" "), roles, inline(" ")).contains(" " + role + " ");
    }

    private static Map<Field<?>, Object> row(User user) {
        return Map.ofEntries(
                Map.entry(USERS.ID, user.id()),
                Map.entry(USERS.CREATE_AT, user.createAt()),
                Map.entry(USERS.UPDATE_AT, user.updateAt()),
                Map.entry(USERS.DELETE_AT, user.deleteAt()),
                Map.entry(USERS.USERNAME, user.username()),
                Map.entry(USERS.EMAIL, user.email()),
                Map.entry(USERS.EMAIL_VERIFIED, user.emailVerified()),
                Map.entry(USERS.PASSWORD, user.password()),
                Map.entry(USERS.AUTH_SERVICE, user.authService()),
                Map.entry(USERS.AUTH_DATA, user.authData()),
                Map.entry(USERS.NICKNAME, user.nickname()),
                Map.entry(USERS.FIRST_NAME, user.firstName()),
                Map.entry(USERS.LAST_NAME, user.lastName()),
                Map.entry(USERS.POSITION, user.position()),
                Map.entry(USERS.ROLES, user.roles()),
                Map.entry(USERS.IS_BOT, user.isBot()),
                Map.entry(USERS.ALLOW_MARKETING, user.allowMarketing()),
                Map.entry(USERS.PROPS, Json.text(user.props())),
                Map.entry(USERS.NOTIFY_PROPS, Json.text(user.notifyProps())),
                Map.entry(USERS.TIMEZONE, Json.text(user.timezone())),
                Map.entry(USERS.LOCALE, user.locale()),
                Map.entry(USERS.LAST_PASSWORD_UPDATE, user.lastPasswordUpdate()),
                Map.entry(USERS.LAST_PICTURE_UPDATE, user.lastPictureUpdate()),
                Map.entry(USERS.FAILED_ATTEMPTS, user.failedAttempts()),
                Map.entry(USERS.LAST_LOGIN, user.lastLogin()));
    }

    static User user(Record row) {
        return new User(
                row.get(USERS.ID),
                row.get(USERS.CREATE_AT),
                row.get(USERS.UPDATE_AT),
                row.get(USERS.DELETE_AT),
                row.get(USERS.USERNAME),
                row.get(USERS.PASSWORD),
                row.get(USERS.AUTH_DATA),
                row.get(USERS.AUTH_SERVICE),
                row.get(USERS.EMAIL),
                row.get(USERS.EMAIL_VERIFIED),
                row.get(USERS.NICKNAME),
                row.get(USERS.FIRST_NAME),
                row.get(USERS.LAST_NAME),
                row.get(USERS.POSITION),
                row.get(USERS.ROLES),
                row.get(USERS.ALLOW_MARKETING),
                Json.strings(row.get(USERS.PROPS)),
                Json.strings(row.get(USERS.NOTIFY_PROPS)),
                row.get(USERS.LAST_PASSWORD_UPDATE),
                row.get(USERS.LAST_PICTURE_UPDATE),
                row.get(USERS.FAILED_ATTEMPTS),
                row.get(USERS.LOCALE),
                Json.strings(row.get(USERS.TIMEZONE)),
                row.get(USERS.IS_BOT),
                row.get(USERS.LAST_LOGIN));
    }
}
