package org.utmost.platform.http;

import java.util.Set;

/**
 * Who calls: an authenticated user and by which means.
 *
 * @param id the session's id, or that of the personal access token
 * @param roles the user's system roles, separated by spaces
 * @param locale the user's language, {@code en}
 * @param csrfToken what a write authenticated by cookie has to show; empty for an access token
 * @param accessToken whether this is a personal access token
 * @param scopes what the token is limited to; empty for everything the user may
 * @param expiresAt epoch milliseconds; 0 for never
 * @param findings what the request that it was made for found of it
 */
public record Session(
        String id,
        String userId,
        String roles,
        String locale,
        String csrfToken,
        boolean accessToken,
        Set<Scope> scopes,
        long expiresAt,
        Findings findings) {
    /** One outside of a request. */
    public Session(
            String id,
            String userId,
            String roles,
            String locale,
            String csrfToken,
            boolean accessToken,
            Set<Scope> scopes,
            long expiresAt) {
        this(id, userId, roles, locale, csrfToken, accessToken, scopes, expiresAt, Findings.NONE);
    }

    /** Whether it is that user's; noted, so only asked where it decides what they may. */
    public boolean belongsTo(String someone) {
        boolean same = userId.equals(someone);
        if (same) {
            found(new Need.Oneself());
        }
        return same;
    }

    /** Notes that its user was found to have a permission over what the request is about. */
    public void found(PermissionId permission) {
        findings.note(permission);
    }

    /** Notes that its user was found to meet a need of the request. */
    public void found(Need met) {
        findings.note(met);
    }

    /** Whether the token's scopes cover this one. */
    public boolean covers(Scope scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    /** The same after its user's roles changed. */
    public Session withRoles(String now) {
        return new Session(id, userId, now, locale, csrfToken, accessToken, scopes, expiresAt, findings);
    }

    /** The same for one request. */
    Session with(Findings ofRequest) {
        return ofRequest == findings
                ? this
                : new Session(id, userId, roles, locale, csrfToken, accessToken, scopes, expiresAt, ofRequest);
    }

    /** Whether it is over. */
    public boolean expired(long now) {
        return expiresAt > 0 && expiresAt <= now;
    }
}
