package org.utmost.identity.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.sessions.LoginSession;
import org.utmost.identity.sessions.SessionEnded;
import org.utmost.identity.sessions.SessionService;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Authenticator;
import org.utmost.platform.http.PermissionId;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Secrets;

/** Knows whose a token is: that of a session, or a personal access token. */
public final class TokenAuthenticator implements Authenticator {
    private static final int CACHED = 50_000;
    /** Also how often a session's activity is noted: not before the cache forgets it. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private final SessionService sessions;
    private final AccessTokenService tokens;
    private final UserService users;
    private final RoleService roles;
    private final StatusService statuses;
    private final Clock clock;

    /**
     * Sessions by the hash of their token. An end of a session, and every change of its user that it shows, drops it; a
     * change of the configuration, which may switch tokens off, drops all.
     */
    private final LoadedCache<String, Session> cache;

    public TokenAuthenticator(
            EventBus bus,
            Caches caches,
            SessionService sessions,
            AccessTokenService tokens,
            UserService users,
            RoleService roles,
            StatusService statuses,
            Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.users = users;
        this.roles = roles;
        this.statuses = statuses;
        this.clock = clock;
        this.cache = caches.of("sessions", CACHED, CACHED_FOR);
        bus.onCommit(SessionEnded.class, ended -> drop(session -> ended.ends(session.userId(), session.id())));
        bus.onCommit(UserEvent.Updated.class, event -> dropOf(event.user()));
        bus.onCommit(UserEvent.RolesChanged.class, event -> dropOf(event.user()));
        bus.onCommit(UserEvent.ActiveChanged.class, event -> dropOf(event.user()));
        bus.onCommit(ConfigChanged.class, changed -> cache.dropAll());
    }

    @Override
    public @Nullable Session authenticate(String token) {
        if (token.isEmpty()) {
            return null;
        }
        Session session = cache.get(Secrets.hash(token), ignored -> open(token));
        return session == null || session.expired(clock.millis()) ? null : session;
    }

    @Override
    public ApiError refusal(String token) {
        return tokens.expired(token)
                ? ApiError.unauthorized("api.context.invalid_token.error")
                : ApiError.sessionExpired();
    }

    @Override
    public boolean permits(Session session, PermissionId permission) {
        return roles.permits(session, (Permission) permission);
    }

    private @Nullable Session open(String token) {
        Session session = find(token);
        if (session != null) {
            statuses.seen(session.userId());
        }
        return session;
    }

    private @Nullable Session find(String token) {
        LoginSession login = sessions.find(token);
        if (login != null) {
            return activeUser(login.userId())
                    .map(user -> new Session(
                            login.id(),
                            user.id(),
                            user.roles(),
                            user.locale(),
                            login.csrfToken(),
                            false,
                            Set.of(),
                            login.expiresAt()))
                    .orElse(null);
        }
        AccessToken access = tokens.find(token);
        if (access == null) {
            return null;
        }
        return activeUser(access.userId())
                .map(user -> new Session(
                        access.id(),
                        user.id(),
                        user.roles(),
                        user.locale(),
                        "",
                        true,
                        access.limits(),
                        access.expiresAt()))
                .orElse(null);
    }

    private Optional<User> activeUser(String id) {
        return users.find(id).filter(User::active);
    }

    private void dropOf(User user) {
        drop(session -> session.userId().equals(user.id()));
    }

    private void drop(Predicate<Session> which) {
        cache.dropIf(which);
    }
}
