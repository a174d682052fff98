package org.utmost.spaces.schemes;

import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.ids.Ids;

/**
 * The body of UpdateTeamScheme and UpdateChannelScheme.
 *
 * @param schemeId the scheme to follow; empty for none
 */
public record SchemeChoice(@Nullable String schemeId) {
    /**
     * The scheme to follow; null for none.
     *
     * @throws ApiError 400 if the body does not name one
     */
    public @Nullable String wanted() {
        if (schemeId == null || !schemeId.isEmpty() && !Ids.isValid(schemeId)) {
            throw ApiError.invalidBody("scheme_id");
        }
        return schemeId.isEmpty() ? null : schemeId;
    }
}
