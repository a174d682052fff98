package org.utmost.identity.users;

import java.util.Set;
import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.json.Json;

/** What a user's fields may be. */
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:\\[\\]]+@[^\\s@<>\"(),;:\\[\\]]+");
    private static final Set<String> RESERVED = Set.of("all", "channel", "here", "matterbot", "system");

    /** Characters of a timezone's JSON. */
    private static final int MOST_OF_TIMEZONE = 256;

    private UserRules() {}

    /** Whether a lower-case text can be a username. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** Whether a text can be an email address. */
    static boolean isEmail(String text) {
        return text.length() <= 128 && EMAIL.matcher(text).matches();
    }

    /**
     * Checks every field whose form is fixed.
     *
     * @throws ApiError 400 {@code model.user.is_valid.*} for the first that is wrong
     */
    static void check(User user) {
        check(isUsername(user.username()), "username");
        check(isEmail(user.email()), "email");
        check(user.nickname().codePointCount(0, user.nickname().length()) <= 64, "nickname");
        check(user.firstName().codePointCount(0, user.firstName().length()) <= 64, "first_name");
        check(user.lastName().codePointCount(0, user.lastName().length()) <= 64, "last_name");
        check(user.position().codePointCount(0, user.position().length()) <= 128, "position");
        check(user.locale().length() <= 5 && user.locale().matches("[a-zA-Z-]*"), "locale");
        String timezone = Json.text(user.timezone());
        check(timezone.codePointCount(0, timezone.length()) <= MOST_OF_TIMEZONE, "timezone_limit");
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.user.is_valid." + field + ".app_error");
        }
    }
}
