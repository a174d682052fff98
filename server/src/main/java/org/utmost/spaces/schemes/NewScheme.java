package org.utmost.spaces.schemes;

import org.jspecify.annotations.Nullable;

/**
 * The body of CreateScheme.
 *
 * @param name one is made up if it is missing
 */
public record NewScheme(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable String scope) {}
