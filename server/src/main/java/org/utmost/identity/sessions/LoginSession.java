package org.utmost.identity.sessions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A signed-in client; the API's Session object. Times are epoch milliseconds.
 *
 * @param tokenHash how its token is stored
 * @param csrfToken what its page has to show when it writes
 * @param deviceId names a phone's push service; empty for browsers
 */
public record LoginSession(
        String id,
        @JsonIgnore String tokenHash,
        @JsonIgnore String csrfToken,
        long createAt,
        long expiresAt,
        long lastActivityAt,
        String userId,
        String deviceId,
        String roles,
        Map<String, String> props) {
    /** The token is never shown again. */
    @JsonProperty
    String token() {
        return "";
    }

    @JsonProperty("is_oauth")
    boolean oauth() {
        return false;
    }

    @JsonProperty
    List<String> teamMembers() {
        return List.of();
    }

    /** The same after its activity was noted. */
    LoginSession activeUntil(long now, long end) {
        return new LoginSession(id, tokenHash, csrfToken, createAt, end, now, userId, deviceId, roles, props);
    }

    /** Whether a phone has it. */
    @JsonIgnore
    public boolean mobile() {
        return !deviceId.isEmpty();
    }
}
