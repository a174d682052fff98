package org.utmost.identity.users;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of CreateUser.
 *
 * @param emailVerified whether its address is known to be its owner's; only who manages users may say so
 */
public record NewUser(
        @Nullable String email,
        @Nullable String username,
        @Nullable String password,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String nickname,
        @Nullable String position,
        @Nullable String locale,
        boolean allowMarketing,
        @Nullable Map<String, String> props,
        @Nullable Map<String, String> notifyProps,
        @Nullable Map<String, String> timezone,
        boolean emailVerified) {
    NewUser unverified() {
        return new NewUser(
                email,
                username,
                password,
                firstName,
                lastName,
                nickname,
                position,
                locale,
                allowMarketing,
                props,
                notifyProps,
                timezone,
                false);
    }
}
