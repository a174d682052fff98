package org.utmost.identity.users;

import java.util.Map;
import java.util.Objects;
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
        @Nullable Map<String, String> timezone) {
    /** The same for UpdateUser: what the body leaves out is blank, or as in a new account. */
    UserPatch whole(String defaultLocale) {
        return new UserPatch(
                id,
                Objects.requireNonNullElse(email, ""),
                Objects.requireNonNullElse(username, ""),
                password,
                Objects.requireNonNullElse(nickname, ""),
                Objects.requireNonNullElse(firstName, ""),
                Objects.requireNonNullElse(lastName, ""),
                Objects.requireNonNullElse(position, ""),
                Objects.requireNonNullElse(locale, defaultLocale),
                Objects.requireNonNullElse(props, Map.of()),
                Objects.requireNonNullElse(notifyProps, User.DEFAULT_NOTIFY_PROPS),
                Objects.requireNonNullElse(timezone, User.DEFAULT_TIMEZONE));
    }
}
