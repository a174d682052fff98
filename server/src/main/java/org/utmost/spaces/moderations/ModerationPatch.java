package org.utmost.spaces.moderations;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.Moderation;
import org.utmost.platform.http.ApiError;

/** One of those in the body of PatchChannelModerations. */
record ModerationPatch(@Nullable String name, @Nullable ByRole roles) {
    /** Whether each kind of members may; what is null stays as it is. */
    record ByRole(@Nullable Boolean guests, @Nullable Boolean members) {}

    /**
     * What it is about.
     *
     * @throws ApiError 400 if there is nothing of that name to moderate
     */
    Moderation moderation() {
        return Arrays.stream(Moderation.values())
                .filter(each -> each.id().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiError.invalidBody("name"));
    }

    /** Whether members may from now on; null to leave it. */
    @Nullable
    Boolean members() {
        return roles == null ? null : roles.members();
    }

    /** Whether guests may from now on; null to leave it. */
    @Nullable
    Boolean guests() {
        return roles == null ? null : roles.guests();
    }
}
