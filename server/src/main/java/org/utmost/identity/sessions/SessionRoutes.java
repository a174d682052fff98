package org.utmost.identity.sessions;

import static java.util.Objects.requireNonNullElse;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.platform.http.Need.oneselfOr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.PasswordGuard;
import org.utmost.identity.users.User;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Cookie;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;

/** /users/login, /users/logout, /users/{user_id}/sessions. */
public final class SessionRoutes implements Routes {
    private record Login(
            @Nullable String id,
            @Nullable String loginId,
            @Nullable String password,
            @Nullable String deviceId) {}

    private record SessionId(@Nullable String sessionId) {}

    private final SessionService sessions;

    public SessionRoutes(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users/login", this::login)
                .takes(Login.class)
                .gives(User.class)
                .forAnyone()
                .fails(400, "api.user.login.blank_pwd.app_error")
                .fails(
                        401,
                        "api.user.login.invalid_credentials_email_username",
                        "api.user.login.invalid_credentials_username",
                        "api.user.login.invalid_credentials_email",
                        "api.user.login.inactive.app_error",
                        "api.user.login.not_verified.app_error",
                        "api.user.login.bot_login_forbidden.app_error")
                .fails(PasswordGuard.LOCKED)
                .says("Sign in");
        api.post("/users/logout", this::logout).forAnyone().says("Sign out");
        api.get("/users/{user_id}/sessions", this::list)
                .lists(LoginSession.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .says("List a user's sessions");
        api.post("/users/{user_id}/sessions/revoke", this::revoke)
                .takes(SessionId.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(400, "app.session.get.app_error")
                .says("End a session");
        api.post("/users/{user_id}/sessions/revoke/all", this::revokeAll)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .says("End all sessions of a user");
    }

    private Reply login(Request request) {
        Login login = request.body(Login.class, "login");
        SessionService.SignIn signedIn = sessions.signIn(
                requireNonNullElse(login.loginId(), ""),
                requireNonNullElse(login.id(), ""),
                requireNonNullElse(login.password(), ""),
                new SessionService.Client(
                        request.origin().address(),
                        request.header("User-Agent"),
                        requireNonNullElse(login.deviceId(), "")));
        LoginSession session = signedIn.session();
        long maxAge =
                Duration.ofMillis(session.expiresAt() - session.createAt()).toSeconds();
        Reply reply = Reply.json(signedIn.user()).header("Token", signedIn.token());
        if (!request.header("X-Requested-With").equals("XMLHttpRequest")) {
            return reply;
        }
        // Only to a page, which says so: a program that keeps cookies unasked would have to prove its writes.
        return reply.cookie(new Cookie("MMAUTHTOKEN", signedIn.token(), maxAge, false))
                .cookie(new Cookie("MMUSERID", session.userId(), maxAge, true))
                .cookie(new Cookie("MMCSRF", session.csrfToken(), maxAge, true));
    }

    private Reply logout(Request request) {
        Session session = request.sessionIfAny();
        if (session != null) {
            sessions.signOut(session);
        }
        return Reply.ok()
                .cookie(new Cookie("MMAUTHTOKEN", "", 0, false))
                .cookie(new Cookie("MMUSERID", "", 0, true))
                .cookie(new Cookie("MMCSRF", "", 0, true));
    }

    private Reply list(Request request) {
        return Reply.json(sessions.ofUser(request.session(), request.userId()));
    }

    private Reply revoke(Request request) {
        String id = request.body(SessionId.class, "session_id").sessionId();
        if (!Ids.isValid(id)) {
            throw ApiError.invalidBody("session_id");
        }
        sessions.revoke(request.session(), request.userId(), requireNonNullElse(id, ""));
        return Reply.ok();
    }

    private Reply revokeAll(Request request) {
        sessions.revokeAll(request.session(), request.userId());
        return Reply.ok();
    }
}
