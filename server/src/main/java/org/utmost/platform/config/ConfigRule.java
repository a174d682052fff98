package org.utmost.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.text.Csv;

/**
 * What a key's value must be, beyond its type: a row of {@code config-rules.csv}.
 *
 * @param key the key, {@code ServiceSettings.SiteURL}
 * @param argument what the kind makes of it
 * @param expected what the value must be, for people who read any language
 * @param errorId the API's error for a value that is something else
 */
public record ConfigRule(String key, Kind kind, String argument, String expected, String errorId) {
    /** How a rule is meant. */
    public enum Kind {
        /** A number from the argument on. */
        MIN,
        /** A number between two, both included. */
        RANGE,
        /** A text of so many characters at the most. */
        LENGTH,
        /** One of these texts. */
        ONE_OF,
        /** One of these texts, in capitals or not. */
        ANY_CASE_OF,
        /** A text that the regular expression matches. */
        PATTERN,
        /** A text that is not empty where another key is on. */
        FILLED_IF,
        /** Off or empty, unless another key is on or has a text. */
        NEEDS
    }

    /** All of them, by key, in the order in which they are checked. */
    static final Map<String, ConfigRule> ALL = Csv.rows(ConfigRule.class, "config-rules.csv").stream()
            .map(ConfigRule::of)
            .collect(Collectors.toMap(ConfigRule::key, Function.identity(), (first, last) -> last, LinkedHashMap::new));

    private static final String PREFIX = "model.config.is_valid.";

    private static ConfigRule of(List<String> row) {
        Kind kind = Kind.valueOf(row.get(1));
        String argument = row.get(2);
        String expected = row.get(3).isEmpty() ? expected(kind, argument) : row.get(3);
        return new ConfigRule(row.get(0), kind, argument, expected, PREFIX + row.get(4));
    }

    /** The least number that it allows; null for a rule without. */
    public @Nullable Long minimum() {
        return switch (kind) {
            case MIN -> Long.valueOf(argument);
            case RANGE -> Long.valueOf(argument.split("\\|", 2)[0]);
            default -> null;
        };
    }

    /** The greatest number, or length of a text, that it allows; null for a rule without. */
    public @Nullable Long maximum() {
        return switch (kind) {
            case LENGTH -> Long.valueOf(argument);
            case RANGE -> Long.valueOf(argument.split("\\|", 2)[1]);
            default -> null;
        };
    }

    /** The values that it allows; none for a rule that lists none. */
    public List<String> options() {
        return kind == Kind.ONE_OF || kind == Kind.ANY_CASE_OF ? List.of(argument.split("\\|", -1)) : List.of();
    }

    /**
     * Holds a configuration to it.
     *
     * @param valueOf the value of the key of that name
     * @throws InvalidConfig if the key's value is something else
     */
    void check(Function<String, JsonNode> valueOf) {
        if (!permits(valueOf.apply(key), valueOf)) {
            throw new InvalidConfig(errorId, key, expected);
        }
    }

    private boolean permits(JsonNode value, Function<String, JsonNode> valueOf) {
        String text = value.asText();
        return switch (kind) {
            case MIN, RANGE -> within(value.asLong());
            case LENGTH -> within(text.codePointCount(0, text.length()));
            case ONE_OF -> options().contains(text);
            case ANY_CASE_OF -> options().stream().anyMatch(text::equalsIgnoreCase);
            case PATTERN -> text.matches(argument);
            case FILLED_IF -> !text.isEmpty() || !valueOf.apply(argument).asBoolean();
            case NEEDS -> !there(value) || there(valueOf.apply(argument));
        };
    }

    private boolean within(long number) {
        Long minimum = minimum();
        Long maximum = maximum();
        return (minimum == null || number >= minimum) && (maximum == null || number <= maximum);
    }

    private static boolean there(JsonNode value) {
        return value.isBoolean() ? value.asBoolean() : !value.asText().isEmpty();
    }

    private static String expected(Kind kind, String argument) {
        return switch (kind) {
            case MIN -> "≥ " + argument;
            case RANGE -> argument.replace("|", " … ");
            case LENGTH -> "≤ " + argument;
            case ONE_OF, ANY_CASE_OF ->
                Arrays.stream(argument.split("\\|", -1))
                        .map(option -> option.isEmpty() ? "\"\"" : option)
                        .collect(Collectors.joining(" | "));
            case FILLED_IF -> "≠ \"\" (" + argument + " = true)";
            case NEEDS -> "false | \"\" (" + argument + ")";
            case PATTERN -> argument;
        };
    }
}
