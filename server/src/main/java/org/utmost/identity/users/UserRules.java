package org.utmost.identity.users;

import java.util.Set;
import java.util.regex.Pattern;
import org.utmost.platform.config.PasswordSettings;
import org.utmost.platform.http.ApiError;

/** What a user's fields may be. */
public final class UserRules {
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:\\[\\]]+@[^\\s@<>\"(),;:\\[\\]]+");
    private static final Set<String> RESERVED = Set.of("all", "channel", "here", "matterbot", "system");

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
    }

    /**
     * Checks a new password.
     *
     * @throws ApiError 400 {@code model.user.is_valid.pwd*} if it lacks what the settings ask for
     */
    static void checkPassword(String password, PasswordSettings settings) {
        if (password.length() < settings.minimumLength() || password.length() > PasswordSettings.MAXIMUM_LENGTH) {
            throw ApiError.badRequest("model.user.is_valid.pwd_min_length.app_error")
                    .with("min", String.valueOf(settings.minimumLength()))
                    .with("max", String.valueOf(PasswordSettings.MAXIMUM_LENGTH));
        }
        demand(settings.lowercase(), password.chars().anyMatch(Character::isLowerCase), "lowercase");
        demand(settings.uppercase(), password.chars().anyMatch(Character::isUpperCase), "uppercase");
        demand(settings.number(), password.chars().anyMatch(Character::isDigit), "number");
        demand(settings.symbol(), password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)), "symbol");
    }

    private static void demand(boolean demanded, boolean present, String what) {
        if (demanded && !present) {
            throw ApiError.badRequest("model.user.is_valid.pwd_" + what + ".app_error");
        }
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.user.is_valid." + field + ".app_error");
        }
    }
}
