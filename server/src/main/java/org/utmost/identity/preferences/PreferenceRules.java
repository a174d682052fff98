package org.utmost.identity.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.json.Json;
import org.utmost.platform.text.Lengths;

/** What preferences may be: clients choose what the words mean, but for two that every client reads. */
final class PreferenceRules {
    /** What {@link #taken} refuses. */
    static final Fails REFUSED = Fails.with(
            400,
            "model.preference.is_valid.category.app_error",
            "model.preference.is_valid.name.app_error",
            "model.preference.is_valid.value.app_error",
            "model.preference.is_valid.theme.app_error",
            "model.preference.is_valid.limit_visible_dms_gms.app_error");

    private static final int MAXIMUM_NAME_BYTES = 32;
    private static final int MAXIMUM_VALUE = 20_000;
    private static final Pattern VISIBLE_DIRECT_MESSAGES = Pattern.compile("[+]?0*([1-9]|[1-3][0-9]|40)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?");

    /** What of a theme is no colour. */
    private static final Set<String> WORDS = Set.of("image", "type", "codeTheme");

    private PreferenceRules() {}

    /**
     * The preference as it is kept: in a theme, what should be a colour and is none is white.
     *
     * @throws ApiError 400 {@code model.preference.is_valid.*} for the first field that is wrong
     */
    static Preference taken(Preference wanted) {
        boolean theme = wanted.category().equals("theme");
        int category = Lengths.bytes(wanted.category());
        check(category > 0 && category <= MAXIMUM_NAME_BYTES, "category");
        check(Lengths.bytes(wanted.name()) <= MAXIMUM_NAME_BYTES, "name");
        check(Lengths.characters(wanted.value()) <= MAXIMUM_VALUE, "value");
        String value = theme ? theme(wanted.value()) : wanted.value();
        check(Lengths.characters(value) <= MAXIMUM_VALUE, "value");
        check(
                !wanted.category().equals("sidebar_settings")
                        || !wanted.name().equals("limit_visible_dms_gms")
                        || VISIBLE_DIRECT_MESSAGES.matcher(value).matches(),
                "limit_visible_dms_gms");
        return new Preference(wanted.userId(), wanted.category(), wanted.name(), value);
    }

    private static String theme(String value) {
        JsonNode theme = json(value);
        check(theme.isObject(), "theme");
        ObjectNode colours = Json.MAPPER.createObjectNode();
        theme.properties().forEach(entry -> {
            JsonNode colour = entry.getValue();
            check(colour.isTextual() || colour.isNull(), "theme");
            boolean kept = WORDS.contains(entry.getKey())
                    || COLOUR.matcher(colour.asText("")).matches();
            colours.put(entry.getKey(), kept ? colour.asText("") : "#ffffff");
        });
        return Json.text(colours);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("theme");
        }
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw wrong(field);
        }
    }

    private static ApiError wrong(String field) {
        return ApiError.badRequest("model.preference.is_valid." + field + ".app_error");
    }
}
