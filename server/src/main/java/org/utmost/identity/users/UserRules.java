package org.utmost.identity.users;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.json.Json;
import org.utmost.platform.text.Lengths;

/** What a user's fields may be. */
public final class UserRules {
    /** What {@link #check(User)} refuses. */
    static final Fails REFUSED = Fails.with(
            400,
            "model.user.is_valid.username.app_error",
            "model.user.is_valid.email.app_error",
            "model.user.is_valid.nickname.app_error",
            "model.user.is_valid.position.app_error",
            "model.user.is_valid.first_name.app_error",
            "model.user.is_valid.last_name.app_error",
            "model.user.is_valid.locale.app_error",
            "model.user.is_valid.timezone_limit.app_error",
            "model.user.is_valid.invalidProperty.app_error");

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Set<String> RESERVED = Set.of("all", "channel", "matterbot", "system");
    private static final Pattern EMAIL = Pattern.compile("[DOT-ATOM]@([DOT-ATOM]|\\[[0-9a-f:.]+])"
            .replace("[DOT-ATOM]", "[ATEXT]+(\\.[ATEXT]+)*")
            .replace("[ATEXT]", "[a-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]"));
    private static final Pattern IP4 =
            Pattern.compile("[BYTE](\\.[BYTE]){3}".replace("[BYTE]", "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));
    private static final Pattern LOCALE = Pattern.compile("([a-z]{2,3})([-_]([a-z]{2}))?");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern PRIVATE_COUNTRY = Pattern.compile("aa|q[m-z]|x[a-z]|zz");
    private static final int MAXIMUM_EMAIL = 128;
    private static final int MAXIMUM_LOCALE = 5;
    private static final int MAXIMUM_TIMEZONE = 256;

    private UserRules() {}

    /** Whether a lower-case text can be a username. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** Whether a lower-case text is an email address: a dot-atom on either side, or an IP address in brackets (RFC 5322). */
    public static boolean isEmail(String text) {
        return Lengths.bytes(text) <= MAXIMUM_EMAIL
                && text.equals(text.toLowerCase(Locale.ROOT))
                && EMAIL.matcher(text).matches()
                && (!text.endsWith("]") || isAddress(text.substring(text.indexOf('[') + 1, text.length() - 1)));
    }

    /**
     * Checks every field whose form is fixed.
     *
     * @throws ApiError 400 {@code model.user.is_valid.*} for the first that is wrong
     */
    static void check(User user) {
        check(isUsername(user.username()), "username");
        check(isEmail(user.email()), "email");
        check(Lengths.characters(user.nickname()) <= 64, "nickname");
        check(Lengths.characters(user.position()) <= 128, "position");
        check(Lengths.characters(user.firstName()) <= 64, "first_name");
        check(Lengths.characters(user.lastName()) <= 64, "last_name");
        check(isLocale(user.locale()), "locale");
        check(Lengths.characters(Json.text(user.timezone())) <= MAXIMUM_TIMEZONE, "timezone_limit");
        check(isCustomStatus(user.props().getOrDefault("customStatus", "")), "invalidProperty");
    }

    /** A language of ISO 639, perhaps with a country of ISO 3166 (BCP 47); empty for none. */
    private static boolean isLocale(String text) {
        if (text.isEmpty()) {
            return true;
        }
        Matcher locale = LOCALE.matcher(text.toLowerCase(Locale.ROOT));
        if (text.length() > MAXIMUM_LOCALE || !locale.matches()) {
            return false;
        }
        String country = locale.group(3);
        return (locale.group(1).length() == 3 || LANGUAGES.contains(locale.group(1)))
                && (country == null
                        || PRIVATE_COUNTRY.matcher(country).matches()
                        || COUNTRIES.contains(country.toUpperCase(Locale.ROOT)));
    }

    /** What clients keep of a custom status is JSON. */
    private static boolean isCustomStatus(String text) {
        try {
            return text.isEmpty() || !Json.MAPPER.readTree(text).isNull();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        if (!text.contains(":")) {
            return IP4.matcher(text).matches();
        }
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.user.is_valid." + field + ".app_error");
        }
    }
}
