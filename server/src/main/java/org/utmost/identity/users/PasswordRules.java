package org.utmost.identity.users;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;

/** What a new password must have, and what it must not be. */
final class PasswordRules {
    /** What {@link #check} refuses. */
    static final Fails REFUSED = Fails.with(
            400,
            "model.user.is_valid.pwd_min_length.app_error",
            "model.user.is_valid.pwd_lowercase.app_error",
            "model.user.is_valid.pwd_uppercase.app_error",
            "model.user.is_valid.pwd_number.app_error",
            "model.user.is_valid.pwd_symbol.app_error",
            "model.user.is_valid.pwd_common.app_error",
            "model.user.is_valid.pwd_own_name.app_error");

    /** The 30,000 passwords that are used most, in lower case; read when the first one is checked. */
    private static final class Common {
        private static final Set<String> ALL = read();

        private static Set<String> read() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PasswordRules() {}

    /**
     * Checks a new password of an account.
     *
     * @throws ApiError 400 {@code model.user.is_valid.pwd*} if it lacks what the settings ask for, is one that everybody
     *     tries first, or is the account's own name or address
     */
    static void check(String password, User user, PasswordSettings settings) {
        if (password.length() < settings.minimumLength() || password.length() > PasswordSettings.MAXIMUM_LENGTH) {
            throw ApiError.badRequest("model.user.is_valid.pwd_min_length.app_error")
                    .with("min", String.valueOf(settings.minimumLength()))
                    .with("max", String.valueOf(PasswordSettings.MAXIMUM_LENGTH));
        }
        demand(!settings.lowercase() || password.chars().anyMatch(Character::isLowerCase), "lowercase");
        demand(!settings.uppercase() || password.chars().anyMatch(Character::isUpperCase), "uppercase");
        demand(!settings.number() || password.chars().anyMatch(Character::isDigit), "number");
        demand(!settings.symbol() || password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)), "symbol");
        if (settings.enableCommonPasswordCheck()) {
            demand(!Common.ALL.contains(password.toLowerCase(Locale.ROOT)), "common");
            demand(!isOwnName(password, user), "own_name");
        }
    }

    /** Whether it is a name or the address of the account, whatever digits and signs stand around it. */
    private static boolean isOwnName(String password, User user) {
        String word = word(password);
        String mailbox = user.email().replaceFirst("@.*", "");
        return !word.isEmpty()
                && Stream.of(
                                user.username(),
                                user.email(),
                                mailbox,
                                user.nickname(),
                                user.firstName(),
                                user.lastName(),
                                user.firstName() + user.lastName(),
                                user.firstName() + " " + user.lastName())
                        .anyMatch(name -> word(name).equals(word));
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("^\\P{L}+|\\P{L}+$", "");
    }

    private static void demand(boolean met, String what) {
        if (!met) {
            throw ApiError.badRequest("model.user.is_valid.pwd_" + what + ".app_error");
        }
    }
}
