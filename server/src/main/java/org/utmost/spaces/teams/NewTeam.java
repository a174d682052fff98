package org.utmost.spaces.teams;

import org.jspecify.annotations.Nullable;

/** The body of CreateTeam. */
public record NewTeam(
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String type,
        @Nullable String description,
        @Nullable String email,
        @Nullable String companyName,
        @Nullable String allowedDomains,
        boolean allowOpenInvite) {}
