package org.utmost.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.utmost.platform.json.Json;
import org.utmost.platform.text.Csv;

/**
 * One key of the configuration document and its fresh-install value.
 *
 * @param path the section, then the key's name, which may itself have two steps
 * @param console the parts of the system console that show it, as {@code sysconsole_read_…} names them; {@value
 *     #EVERY_PART} for all, none where it takes the whole
 */
public record ConfigKey(List<String> path, Type type, JsonNode defaultValue, List<String> console) {
    /** Shown by each part of the system console. */
    public static final String EVERY_PART = "*_read";

    /** What a value must be. */
    public enum Type {
        BOOL,
        INT,
        STRING,
        STRINGS,
        JSON
    }

    /** Every key we know, in the document's order. */
    public static final List<ConfigKey> ALL = Csv.rows(ConfigKey.class, "config-keys.csv").stream()
            .map(ConfigKey::of)
            .toList();

    private static final Set<String> SECRETS = Set.of(
            "ClusterSettings.NatsUrl",
            "SqlSettings.DataSource",
            "SqlSettings.DataSourceReplicas",
            "SqlSettings.DataSourceSearchReplicas",
            "SqlSettings.AtRestEncryptKey",
            "FileSettings.PublicLinkSalt",
            "FileSettings.AmazonS3SecretAccessKey",
            "FileSettings.ExportAmazonS3SecretAccessKey",
            "FileSettings.AzureAccessKey",
            "FileSettings.ExportAzureAccessKey",
            "EmailSettings.SMTPPassword",
            "GitLabSettings.Secret",
            "GoogleSettings.Secret",
            "Office365Settings.Secret",
            "OpenIdSettings.Secret",
            "LdapSettings.BindPassword",
            "CacheSettings.RedisPassword",
            "ElasticsearchSettings.Password",
            "MessageExportSettings.GlobalRelaySettings.SMTPPassword",
            "AutoTranslationSettings.LibreTranslate.APIKey",
            "ServiceSettings.GoogleDeveloperKey",
            "ServiceSettings.SplitKey");

    private static ConfigKey of(List<String> row) {
        Type type = Type.valueOf(row.get(2).toUpperCase(Locale.ROOT));
        List<String> path = List.of((row.get(0) + "." + row.get(1)).split("\\."));
        List<String> console =
                row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split(" "));
        return new ConfigKey(path, type, parse(type, row.get(3)), console);
    }

    /** The key as it is written, {@code ServiceSettings.SiteURL}. */
    public String name() {
        return String.join(".", path);
    }

    /** The environment variable that sets and locks it, {@code MM_SERVICESETTINGS_SITEURL}. */
    public String variable() {
        return "MM_" + String.join("_", path).toUpperCase(Locale.ROOT);
    }

    /** What its value must be beyond its type, if there is a rule for it. */
    public Optional<ConfigRule> rule() {
        return Optional.ofNullable(ConfigRule.ALL.get(name()));
    }

    /** Whether the API never shows its value. */
    public boolean secret() {
        return SECRETS.contains(name());
    }

    /**
     * The value that a text stands for: booleans as Go's {@code strconv.ParseBool} reads them, which other tools write for;
     * a list is a JSON array or words with spaces between.
     *
     * @throws InvalidConfig if the text is not of the key's type
     */
    public JsonNode parse(String text) {
        try {
            return parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfig("app.config.value.type.app_error", name(), type);
        }
    }

    /**
     * Checks the type of a value.
     *
     * @throws InvalidConfig if it has another
     */
    public void check(JsonNode value) {
        boolean fits = switch (type) {
            case BOOL -> value.isBoolean();
            case INT -> value.isIntegralNumber() && value.canConvertToLong();
            case STRING -> value.isTextual();
            case STRINGS -> value.isArray() && allText(value);
            case JSON -> true;
        };
        if (!fits) {
            throw new InvalidConfig("app.config.value.type.app_error", name(), type);
        }
    }

    private static boolean allText(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode parse(Type type, String text) {
        return switch (type) {
            case BOOL ->
                switch (text) {
                    case "true", "True", "TRUE", "t", "T", "1" -> BooleanNode.TRUE;
                    case "false", "False", "FALSE", "f", "F", "0" -> BooleanNode.FALSE;
                    default -> throw new IllegalArgumentException(text);
                };
            case INT -> LongNode.valueOf(Long.parseLong(text));
            case STRING -> TextNode.valueOf(text);
            case STRINGS -> text.startsWith("[") ? json(text) : words(text);
            case JSON -> json(text);
        };
    }

    private static ArrayNode words(String text) {
        ArrayNode words = JsonNodeFactory.instance.arrayNode();
        text.lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
