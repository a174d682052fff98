package org.utmost.identity.tokens;

import static org.utmost.identity.roles.Permission.CREATE_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.identity.roles.Permission.READ_USER_ACCESS_TOKEN;
import static org.utmost.identity.roles.Permission.REVOKE_USER_ACCESS_TOKEN;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.sessions.SessionEnded;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Scope;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.text.Lengths;

/** Personal access tokens: who may make, see and end them. */
public final class AccessTokenService {
    private static final int DESCRIPTION = 255;
    private static final int MOST_FOUND = 100;

    private final Database database;
    private final AccessTokenStore tokens = new AccessTokenStore();
    private final UserService users;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public AccessTokenService(
            Database database, UserService users, RoleService roles, Supplier<Config> config, Clock clock, Ids ids) {
        this.database = database;
        this.users = users;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Makes a token; the reply is the only place that ever has its secret.
     *
     * @throws ApiError 501 while tokens are off; 403 without {@code create_user_access_token}, for another's account
     *     without {@code edit_other_users}, or for a token that may do more or lives longer than the caller's own; 400 for
     *     a missing or long description, an unknown scope, or an end that is in the past, beyond the longest lifetime, or
     *     missing where there is one
     */
    AccessToken create(Session by, String userId, NewAccessToken wanted) {
        require(by, userId, CREATE_USER_ACCESS_TOKEN);
        Set<Scope> scopes = scopes(wanted.scopes());
        requireWithin(by, scopes, wanted.expiresAt());
        return create(users.get(userId), wanted.description(), wanted.expiresAt(), scopes);
    }

    /** Makes a token as the operator of the server. */
    public AccessToken create(User user, @Nullable String description, long expiresAt, Set<Scope> scopes) {
        if (!config.get().view(TokenSettings.class).enableUserAccessTokens()) {
            throw ApiError.disabled("app.user_access_token.disabled");
        }
        if (description == null || description.isBlank() || Lengths.bytes(description) > DESCRIPTION) {
            throw ApiError.badRequest("model.user_access_token.is_valid.description.app_error");
        }
        long now = clock.millis();
        checkEnd(expiresAt, now);
        String secret = ids.newId();
        AccessToken token = new AccessToken(
                ids.newId(),
                secret,
                Secrets.hash(secret),
                user.id(),
                description.strip(),
                true,
                now,
                expiresAt,
                scopes);
        return database.write(tx -> {
            tokens.insert(tx, token);
            return token;
        });
    }

    /**
     * A token, without its secret.
     *
     * @throws ApiError 403 without {@code read_user_access_token}, 404 if there is none of that id
     */
    AccessToken get(Session by, String id) {
        roles.require(by, READ_USER_ACCESS_TOKEN);
        AccessToken token = get(id);
        roles.requireSelfOr(by, token.userId(), EDIT_OTHER_USERS);
        return token;
    }

    /**
     * A user's tokens, oldest first.
     *
     * @throws ApiError 403 without {@code read_user_access_token}, for another's without {@code edit_other_users}
     */
    List<AccessToken> ofUser(Session by, String userId, Page page) {
        require(by, userId, READ_USER_ACCESS_TOKEN);
        return database.read(db -> tokens.ofUser(db, userId, page));
    }

    /** Everybody's tokens, oldest first. */
    List<AccessToken> all(Page page) {
        return database.read(db -> tokens.all(db, page));
    }

    /** Tokens whose id, user id or username begins with the term. */
    List<AccessToken> search(String term) {
        return database.read(db -> tokens.search(db, term, MOST_FOUND));
    }

    /**
     * Lets a token authenticate again.
     *
     * @throws ApiError 403 without {@code create_user_access_token}, or for one that may do more or lives longer than the
     *     caller's own; 404 if there is none of that id
     */
    void enable(Session by, String id) {
        AccessToken token = get(id);
        require(by, token.userId(), CREATE_USER_ACCESS_TOKEN);
        requireWithin(by, token.limits(), token.expiresAt());
        database.change(tx -> tokens.setActive(tx, id, true));
    }

    /**
     * Stops a token until it is enabled again.
     *
     * @throws ApiError 403 without {@code revoke_user_access_token}, 404 if there is none of that id
     */
    void disable(Session by, String id) {
        AccessToken token = get(id);
        require(by, token.userId(), REVOKE_USER_ACCESS_TOKEN);
        database.change(tx -> {
            tokens.setActive(tx, id, false);
            tx.publish(new SessionEnded(token.userId(), id));
        });
    }

    /**
     * Removes a token.
     *
     * @throws ApiError 403 without {@code revoke_user_access_token}, 404 if there is none of that id
     */
    void revoke(Session by, String id) {
        AccessToken token = get(id);
        require(by, token.userId(), REVOKE_USER_ACCESS_TOKEN);
        database.change(tx -> {
            tokens.delete(tx, id);
            tx.publish(new SessionEnded(token.userId(), id));
        });
    }

    /** The token of that secret if it authenticates now; null otherwise. */
    @Nullable
    AccessToken find(String secret) {
        AccessToken token = active(secret);
        return token == null || token.expired(clock.millis()) ? null : token;
    }

    /** Whether there is a token of that secret that would authenticate if its time were not over. */
    boolean expired(String secret) {
        AccessToken token = active(secret);
        return token != null && token.expired(clock.millis());
    }

    private @Nullable AccessToken active(String secret) {
        if (!config.get().view(TokenSettings.class).enableUserAccessTokens()) {
            return null;
        }
        AccessToken token = database.read(db -> tokens.findByHash(db, Secrets.hash(secret)));
        return token == null || !token.isActive() ? null : token;
    }

    private AccessToken get(String id) {
        AccessToken token = database.read(db -> tokens.find(db, id));
        if (token == null) {
            throw ApiError.notFound("app.user_access_token.get_by_user.app_error");
        }
        return token;
    }

    private void require(Session by, String userId, Permission permission) {
        roles.require(by, permission);
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        if (!by.userId().equals(userId)) {
            users.find(userId)
                    .filter(user -> roles.have(user.roles(), MANAGE_SYSTEM))
                    .ifPresent(administrator -> roles.require(by, MANAGE_SYSTEM));
        }
    }

    /** A token makes and enables none that may do more, or lives longer, than it does itself. */
    private static void requireWithin(Session by, Set<Scope> scopes, long expiresAt) {
        boolean wider =
                !by.scopes().isEmpty() && (scopes.isEmpty() || !by.scopes().containsAll(scopes));
        boolean longer = by.accessToken() && by.expiresAt() > 0 && (expiresAt == 0 || expiresAt > by.expiresAt());
        if (wider || longer) {
            throw ApiError.forbidden("api.context.token_scope.app_error").worded("api.context.token_scope.beyond");
        }
    }

    private void checkEnd(long expiresAt, long now) {
        if (expiresAt < 0) {
            throw ApiError.badRequest("model.user_access_token.is_valid.expires_at.app_error");
        }
        if (expiresAt > 0 && expiresAt <= now) {
            throw ApiError.badRequest("app.user_access_token.expires_at_in_past.app_error");
        }
        int days = config.get().view(TokenSettings.class).maximumPersonalAccessTokenLifetimeDays();
        if (days > 0 && expiresAt == 0) {
            throw ApiError.badRequest("app.user_access_token.expires_at_required.app_error")
                    .with("Days", String.valueOf(days));
        }
        if (days > 0 && expiresAt > now + Duration.ofDays(days).toMillis()) {
            throw ApiError.badRequest("app.user_access_token.expires_at_too_far.app_error")
                    .with("Days", String.valueOf(days));
        }
    }

    private static Set<Scope> scopes(@Nullable List<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names == null ? List.<String>of() : names) {
            try {
                scopes.add(Scope.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw ApiError.badRequest("model.user_access_token.is_valid.scopes.app_error");
            }
        }
        return scopes;
    }
}
