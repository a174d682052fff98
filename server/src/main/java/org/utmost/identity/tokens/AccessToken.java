package org.utmost.identity.tokens;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.utmost.platform.http.Scope;

/**
 * A personal access token; the API's UserAccessToken object. Times are epoch milliseconds.
 *
 * @param token the secret, only in the reply to its making
 * @param expiresAt when it stops working; 0 for never
 * @param limits the scopes that it is limited to, {@code read}, {@code write}, {@code admin}; empty for all
 */
public record AccessToken(
        String id,
        @JsonInclude(Include.NON_EMPTY) String token,
        @JsonIgnore String tokenHash,
        String userId,
        String description,
        boolean isActive,
        @JsonIgnore long createAt,
        long expiresAt,
        @JsonIgnore Set<Scope> limits) {
    /** Whether it is over at that time. */
    boolean expired(long now) {
        return expiresAt > 0 && expiresAt <= now;
    }

    /** The scopes by the names that the API gives them. Strict drivers know no scopes: shown only where there are some. */
    @JsonProperty
    @JsonInclude(Include.NON_EMPTY)
    Set<String> scopes() {
        return limits.stream().map(Scope::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
