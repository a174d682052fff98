package org.utmost.identity.sessions;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.EmailSignInSettings;
import org.utmost.identity.users.PasswordGuard;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Schedule;

/** Signing in and out, and the sessions between. */
public final class SessionService {
    /** Sessions that one user may have; signing in beyond that ends the oldest. */
    static final int MOST_PER_USER = 500;

    /** How old the noted activity gets before it is written again. */
    private static final long ACTIVITY_MS = Duration.ofMinutes(5).toMillis();

    /** The session and its token, which is known only here and now. */
    record SignIn(LoginSession session, String token, User user) {}

    /**
     * Who asks for a session.
     *
     * @param address where it is
     * @param agent what it says it is (RFC 9110, User-Agent)
     * @param deviceId names a phone's push service; empty for browsers
     */
    record Client(String address, String agent, String deviceId) {}

    private static final JobKind<JobKind.Nothing> EXPIRED = JobKind.periodic("sessions_expired");
    private static final Schedule.Every HOUR = new Schedule.Every(Duration.ofHours(1));
    private static final int BATCH = 1_000;

    private final Database database;
    private final SessionStore sessions = new SessionStore();
    private final UserService users;
    private final RoleService roles;
    private final PasswordGuard passwords;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public SessionService(
            Database database,
            UserService users,
            RoleService roles,
            PasswordGuard passwords,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.users = users;
        this.roles = roles;
        this.passwords = passwords;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
        database.during(UserEvent.ActiveChanged.class, (tx, event) -> {
            if (!event.user().active()) {
                endAll(tx, event.user().id());
            }
        });
        database.during(UserEvent.PasswordChanged.class, (tx, event) -> {
            if (config.get().view(SessionSettings.class).terminateSessionsOnPasswordChange()) {
                endOthers(tx, event.user().id(), event.sessionId());
            }
        });
    }

    /**
     * Opens a session for whoever knows the password.
     *
     * @param login username, email address, or empty when the id is given
     * @param client where it is and what it says it is; that is kept so that the user knows their sessions apart
     * @throws ApiError 400 without a password; 401 for a wrong login or password; 429 for too many wrong ones from the
     *     address; and only for who has the right one 401 for an account that is deactivated or locked
     */
    SignIn signIn(String login, String userId, String password, Client client) {
        if (password.isEmpty()) {
            throw ApiError.badRequest("api.user.login.blank_pwd.app_error");
        }
        Optional<User> found = userId.isEmpty() ? users.findForLogin(login) : users.find(userId);
        if (found.filter(User::isBot).isPresent()) {
            throw ApiError.unauthorized("api.user.login.bot_login_forbidden.app_error");
        }
        if (!passwords.opens(password, found.orElse(null), client.address())) {
            throw wrongCredentials();
        }
        User user = found.orElseThrow();
        if (!user.active()) {
            throw ApiError.unauthorized("api.user.login.inactive.app_error");
        }
        if (config.get().view(EmailSignInSettings.class).requireEmailVerification() && !user.emailVerified()) {
            throw ApiError.unauthorized("api.user.login.not_verified.app_error");
        }
        return open(user, client);
    }

    /** Ends the caller's session; an access token stays. */
    void signOut(Session by) {
        if (!by.accessToken()) {
            end(by.userId(), by.id());
        }
    }

    /**
     * The sessions of a user that are open.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    List<LoginSession> ofUser(Session by, String userId) {
        roles.requireControl(by, userId, EDIT_OTHER_USERS);
        return database.read(db -> sessions.ofUser(db, userId, clock.millis()));
    }

    /**
     * Ends a session.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}, 400 if the user has no such session
     */
    void revoke(Session by, String userId, String sessionId) {
        roles.requireControl(by, userId, EDIT_OTHER_USERS);
        if (!end(userId, sessionId)) {
            throw ApiError.badRequest("app.session.get.app_error");
        }
    }

    /**
     * Ends all sessions of a user.
     *
     * @throws ApiError 403 for another's without {@code edit_other_users}
     */
    void revokeAll(Session by, String userId) {
        roles.requireControl(by, userId, EDIT_OTHER_USERS);
        database.change(tx -> endAll(tx, userId));
    }

    /** The open session of that token, its activity noted and its end moved as the settings say; null if there is none. */
    public @Nullable LoginSession find(String token) {
        long now = clock.millis();
        LoginSession session = database.read(db -> sessions.findByTokenHash(db, Secrets.hash(token)));
        if (session == null || session.expiresAt() <= now) {
            return null;
        }
        if (idleTooLong(session, now)) {
            end(session.userId(), session.id());
            return null;
        }
        if (now - session.lastActivityAt() < ACTIVITY_MS) {
            return session;
        }
        long expiresAt = config.get().view(SessionSettings.class).extendSessionLengthWithActivity()
                ? now + lengthMs(session.mobile())
                : session.expiresAt();
        database.change(tx -> sessions.touch(tx, session.id(), now, expiresAt));
        return session.activeUntil(now, expiresAt);
    }

    /** How long a new session lives, in milliseconds. */
    long lengthMs(boolean mobile) {
        int hours = mobile
                ? config.get().view(SessionSettings.class).sessionLengthMobileInHours()
                : config.get().view(SessionSettings.class).sessionLengthWebInHours();
        return Duration.ofHours(hours).toMillis();
    }

    /** Has sessions that are over swept. */
    public void addTo(JobRunner runner) {
        runner.periodically(EXPIRED, HOUR, this::sweep);
    }

    private void sweep(JobRun<JobKind.Nothing> run) {
        int deleted;
        do {
            run.check();
            deleted = database.write(tx -> sessions.deleteExpired(tx, clock.millis(), BATCH));
        } while (deleted == BATCH);
    }

    private SignIn open(User user, Client client) {
        long now = clock.millis();
        String token = ids.newId();
        LoginSession session = new LoginSession(
                ids.newId(),
                Secrets.hash(token),
                ids.newId(),
                now,
                now + lengthMs(!client.deviceId().isEmpty()),
                now,
                user.id(),
                client.deviceId(),
                user.roles(),
                UserAgent.properties(client.agent()));
        return database.write(tx -> {
            User current = users.countSignIn(tx, user.id(), now);
            // Comparing takes a while, in which the password may have been replaced or the account deactivated.
            if (!current.active() || !current.password().equals(user.password())) {
                throw wrongCredentials();
            }
            sessions.prune(tx, user.id(), now);
            sessions.insert(tx, session);
            return new SignIn(session, token, user);
        });
    }

    /** Without extension, a browser's session also ends when nobody used it for the configured time. */
    private boolean idleTooLong(LoginSession session, long now) {
        long timeout = Duration.ofMinutes(
                        config.get().view(SessionSettings.class).sessionIdleTimeoutInMinutes())
                .toMillis();
        return timeout > 0
                && !config.get().view(SessionSettings.class).extendSessionLengthWithActivity()
                && !session.mobile()
                && now - session.lastActivityAt() > timeout;
    }

    private boolean end(String userId, String sessionId) {
        return database.write(tx -> {
            boolean ended = sessions.delete(tx, userId, sessionId) > 0;
            if (ended) {
                tx.publish(new SessionEnded(userId, sessionId));
            }
            return ended;
        });
    }

    private void endAll(Tx tx, String userId) {
        sessions.deleteAll(tx, userId);
        tx.publish(new SessionEnded(userId, ""));
    }

    /** Ends every session of a user but one: whoever changed their own password goes on. */
    private void endOthers(Tx tx, String userId, String kept) {
        sessions.deleteOthers(tx, userId, kept).forEach(id -> tx.publish(new SessionEnded(userId, id)));
    }

    private ApiError wrongCredentials() {
        boolean byName = config.get().view(EmailSignInSettings.class).enableSignInWithUsername();
        boolean byEmail = config.get().view(EmailSignInSettings.class).enableSignInWithEmail();
        String means = byName && byEmail ? "email_username" : byName ? "username" : "email";
        return ApiError.unauthorized("api.user.login.invalid_credentials_" + means);
    }
}
