package org.utmost.identity.tokens;

import static org.jooq.impl.DSL.noCondition;
import static org.utmost.schema.Tables.USERS;
import static org.utmost.schema.Tables.USER_ACCESS_TOKENS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Scope;

/** Table user_access_tokens. */
final class AccessTokenStore {
    @Nullable
    AccessToken find(Reader db, String id) {
        return db.sql()
                .selectFrom(USER_ACCESS_TOKENS)
                .where(USER_ACCESS_TOKENS.ID.eq(id))
                .fetchOne(AccessTokenStore::token);
    }

    @Nullable
    AccessToken findByHash(Reader db, String tokenHash) {
        return db.sql()
                .selectFrom(USER_ACCESS_TOKENS)
                .where(USER_ACCESS_TOKENS.TOKEN_HASH.eq(tokenHash))
                .fetchOne(AccessTokenStore::token);
    }

    List<AccessToken> ofUser(Reader db, String userId, Page page) {
        return list(db, USER_ACCESS_TOKENS.USER_ID.eq(userId), page);
    }

    List<AccessToken> all(Reader db, Page page) {
        return list(db, noCondition(), page);
    }

    /** Tokens whose id, user id or username begins with the term. */
    List<AccessToken> search(Reader db, String term, int most) {
        String wanted = term.toLowerCase(Locale.ROOT);
        return db.sql()
                .select(USER_ACCESS_TOKENS.fields())
                .from(USER_ACCESS_TOKENS)
                .join(USERS)
                .on(USERS.ID.eq(USER_ACCESS_TOKENS.USER_ID))
                .where(USER_ACCESS_TOKENS
                        .ID
                        .startsWith(term)
                        .or(USER_ACCESS_TOKENS.USER_ID.startsWith(term))
                        .or(USERS.USERNAME.startsWith(wanted)))
                .orderBy(USER_ACCESS_TOKENS.CREATE_AT, USER_ACCESS_TOKENS.ID)
                .limit(most)
                .fetch(AccessTokenStore::token);
    }

    void insert(Tx tx, AccessToken token) {
        tx.sql()
                .insertInto(USER_ACCESS_TOKENS)
                .set(USER_ACCESS_TOKENS.ID, token.id())
                .set(USER_ACCESS_TOKENS.TOKEN_HASH, token.tokenHash())
                .set(USER_ACCESS_TOKENS.USER_ID, token.userId())
                .set(USER_ACCESS_TOKENS.DESCRIPTION, token.description())
                .set(USER_ACCESS_TOKENS.IS_ACTIVE, token.isActive())
                .set(USER_ACCESS_TOKENS.CREATE_AT, token.createAt())
                .set(USER_ACCESS_TOKENS.EXPIRES_AT, token.expiresAt())
                .set(USER_ACCESS_TOKENS.SCOPES, String.join(" ", token.scopes()))
                .execute();
    }

    void setActive(Tx tx, String id, boolean active) {
        tx.sql()
                .update(USER_ACCESS_TOKENS)
                .set(USER_ACCESS_TOKENS.IS_ACTIVE, active)
                .where(USER_ACCESS_TOKENS.ID.eq(id))
                .execute();
    }

    void delete(Tx tx, String id) {
        tx.sql()
                .deleteFrom(USER_ACCESS_TOKENS)
                .where(USER_ACCESS_TOKENS.ID.eq(id))
                .execute();
    }

    private static List<AccessToken> list(Reader db, Condition condition, Page page) {
        return db.sql()
                .selectFrom(USER_ACCESS_TOKENS)
                .where(condition)
                .orderBy(USER_ACCESS_TOKENS.CREATE_AT, USER_ACCESS_TOKENS.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(AccessTokenStore::token);
    }

    private static AccessToken token(Record row) {
        return new AccessToken(
                row.get(USER_ACCESS_TOKENS.ID),
                "",
                row.get(USER_ACCESS_TOKENS.TOKEN_HASH),
                row.get(USER_ACCESS_TOKENS.USER_ID),
                row.get(USER_ACCESS_TOKENS.DESCRIPTION),
                row.get(USER_ACCESS_TOKENS.IS_ACTIVE),
                row.get(USER_ACCESS_TOKENS.CREATE_AT),
                row.get(USER_ACCESS_TOKENS.EXPIRES_AT),
                scopes(row.get(USER_ACCESS_TOKENS.SCOPES)));
    }

    private static Set<Scope> scopes(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(" "))
                        .map(name -> Scope.valueOf(name.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
