package org.utmost.identity;

import java.util.List;
import org.utmost.identity.preferences.PreferenceRoutes;
import org.utmost.identity.preferences.PreferenceService;
import org.utmost.identity.roles.RoleRoutes;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.sessions.SessionRoutes;
import org.utmost.identity.sessions.SessionService;
import org.utmost.identity.sessions.SessionSettings;
import org.utmost.identity.status.AwaySettings;
import org.utmost.identity.status.StatusRoutes;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.status.StatusSettings;
import org.utmost.identity.tokens.AccessTokenRoutes;
import org.utmost.identity.tokens.AccessTokenService;
import org.utmost.identity.tokens.TokenAuthenticator;
import org.utmost.identity.tokens.TokenSettings;
import org.utmost.identity.users.EmailSignInSettings;
import org.utmost.identity.users.PasswordGuard;
import org.utmost.identity.users.PasswordSettings;
import org.utmost.identity.users.Passwords;
import org.utmost.identity.users.PrivacySettings;
import org.utmost.identity.users.SignInSettings;
import org.utmost.identity.users.SignUpSettings;
import org.utmost.identity.users.SystemBot;
import org.utmost.identity.users.UserChanges;
import org.utmost.identity.users.UserPages;
import org.utmost.identity.users.UserRoutes;
import org.utmost.identity.users.UserSearch;
import org.utmost.identity.users.UserSearchRoutes;
import org.utmost.identity.users.UserService;
import org.utmost.platform.Kernel;
import org.utmost.platform.http.Routes;

/** The nouns of this floor that those above stand on. */
public final class Identity {
    private final Kernel kernel;
    private final RoleService roles;
    private final UserService users;
    private final SystemBot systemBot;
    private final UserPages userPages;
    private final UserChanges changes;
    private final PreferenceService preferences;
    private final SessionService sessions;
    private final StatusService statuses;
    private final AccessTokenService tokens;

    /** Builds them, hashing passwords at that cost. */
    public Identity(Kernel kernel, Passwords.Cost cost) {
        this.kernel = kernel;
        kernel.configuration()
                .reads(
                        AwaySettings.class,
                        EmailSignInSettings.class,
                        PasswordSettings.class,
                        PrivacySettings.class,
                        SessionSettings.class,
                        SignInSettings.class,
                        SignUpSettings.class,
                        StatusSettings.class,
                        TokenSettings.class);
        var database = kernel.database();
        var config = kernel.config();
        var clock = kernel.clock();
        var ids = kernel.ids();
        roles = new RoleService(database, kernel.events(), clock, ids);
        Passwords passwords = new Passwords(cost);
        users = new UserService(database, kernel.events(), kernel.caches(), roles, passwords, config, clock, ids);
        systemBot = new SystemBot(database, clock, ids);
        userPages = new UserPages(kernel.events(), kernel.caches());
        preferences = new PreferenceService(database, roles);
        PasswordGuard guard = new PasswordGuard(passwords, users, config, clock, kernel.events());
        changes = new UserChanges(database, users, roles, passwords, guard, config, clock);
        sessions = new SessionService(database, users, roles, guard, config, clock, ids);
        statuses = new StatusService(
                database, kernel.jobs(), kernel.events(), kernel.caches(), users, roles, config, clock);
        tokens = new AccessTokenService(database, users, roles, config, clock, ids);
        sessions.addTo(kernel.runner());
        statuses.addTo(kernel.runner());
    }

    public SystemBot systemBot() {
        return systemBot;
    }

    public RoleService roles() {
        return roles;
    }

    public UserService users() {
        return users;
    }

    public UserPages userPages() {
        return userPages;
    }

    public UserChanges changes() {
        return changes;
    }

    public StatusService statuses() {
        return statuses;
    }

    public AccessTokenService tokens() {
        return tokens;
    }

    /** Who knows whose token it is. */
    public TokenAuthenticator authenticator() {
        return new TokenAuthenticator(
                kernel.events(), kernel.caches(), sessions, tokens, users, roles, statuses, kernel.clock());
    }

    /** The routes of its nouns, in the order of the API reference. */
    public List<Routes> routes() {
        UserSearch search = new UserSearch(kernel.database(), userPages, users, roles, kernel.config());
        return List.of(
                new UserRoutes(users, changes),
                new UserSearchRoutes(search, roles),
                new PreferenceRoutes(preferences),
                new SessionRoutes(sessions),
                new AccessTokenRoutes(tokens),
                new StatusRoutes(statuses),
                new RoleRoutes(roles));
    }
}
