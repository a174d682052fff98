package org.utmost.identity.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of CreateUserAccessToken.
 *
 * @param expiresAt epoch milliseconds; 0 for never
 * @param scopes {@code read}, {@code write}, {@code admin}; none for all
 */
public record NewAccessToken(
        @Nullable String description,
        long expiresAt,
        @Nullable List<String> scopes) {}
