package org.utmost.platform.http;

import org.jspecify.annotations.Nullable;

/** Knows whose token it is and what they may do to the system; the floor above implements it. */
public interface Authenticator {
    /** The session that the token opens; null if it opens none. Notes the activity. */
    @Nullable
    Session authenticate(String token);

    /** Why a token opens no session: the API's 401 for its bearer. */
    ApiError refusal(String token);

    /** Whether the session's user has the permission over the whole system. */
    boolean permits(Session session, PermissionId permission);
}
