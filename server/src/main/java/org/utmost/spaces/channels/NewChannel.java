package org.utmost.spaces.channels;

import org.jspecify.annotations.Nullable;

/** The body of CreateChannel. */
public record NewChannel(
        @Nullable String teamId,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String type,
        @Nullable String header,
        @Nullable String purpose) {}
