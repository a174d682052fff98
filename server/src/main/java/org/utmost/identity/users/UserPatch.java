package org.utmost.identity.users;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of PatchUser and UpdateUser: what is null stays as it is.
 *
 * @param id for UpdateUser, which repeats it
 */
public record UserPatch(
        @Nullable String id,
        @Nullable String email,
        @Nullable String username,
        @Nullable String password,
        @Nullable String nickname,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String position,
        @Nullable String locale,
        @Nullable Map<String, String> props,
        @Nullable Map<String, String> notifyProps,
        @Nullable Map<String, String> timezone) {}
