package org.utmost.administration.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigKey;
import org.utmost.platform.config.ConfigNames;
import org.utmost.platform.config.ConfigRule;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.InvalidConfig;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Session;
import org.utmost.platform.json.Json;

/** The configuration over the API: secrets never leave, and a masked secret that comes back changes nothing. */
public final class ConfigService {
    /** What values of keys are refused with: those of their rules, and of sections whose values are read when they are taken. */
    public static final Fails REFUSED = Fails.with(
                    400,
                    "model.config.is_valid.trusted_proxy_addresses.app_error",
                    "model.config.is_valid.sql_data_src.app_error")
            .and(
                    400,
                    ConfigKey.ALL.stream()
                            .flatMap(key -> key.rule().stream())
                            .map(ConfigRule::errorId)
                            .toArray(String[]::new));

    private static final Logger LOG = LoggerFactory.getLogger(ConfigService.class);
    private static final String MASK = "********************************";

    /** What is shown as the database's driver, whichever it is: the one that the API's clients take for valid. */
    private static final String KNOWN_DRIVER = "postgres";

    /**
     * What an administrator needs to know of a key before they set it.
     *
     * @param name as it is written, {@code ServiceSettings.SiteURL}
     * @param type BOOL, INT, STRING, STRINGS or JSON
     * @param secret whether its value is never shown
     * @param minimum the least number that it takes; null for a text, or without a bound
     * @param maximum the greatest number that it takes, or how many characters
     * @param options the texts that it takes; empty for any
     * @param variable the environment variable that sets and locks it
     * @param used whether this server acts on it; others are kept for clients and for later
     */
    record Key(
            String name,
            ConfigKey.Type type,
            JsonNode defaultValue,
            boolean secret,
            @JsonInclude(Include.NON_NULL) @Nullable Long minimum,
            @JsonInclude(Include.NON_NULL) @Nullable Long maximum,
            @JsonInclude(Include.NON_EMPTY) List<String> options,
            String variable,
            boolean used) {
        private static Key of(ConfigKey key, boolean used) {
            return new Key(
                    key.name(),
                    key.type(),
                    key.defaultValue(),
                    key.secret(),
                    key.rule().map(ConfigRule::minimum).orElse(null),
                    key.rule().map(ConfigRule::maximum).orElse(null),
                    key.rule().map(ConfigRule::options).orElse(List.of()),
                    key.variable(),
                    used);
        }
    }

    private final Configuration configuration;
    private final ConfigAccess access;

    public ConfigService(Configuration configuration, RoleService roles) {
        this.configuration = configuration;
        this.access = new ConfigAccess(roles);
    }

    /** What the caller may read of the document, with every secret masked. */
    ObjectNode get(Session by) {
        return shown(by, configuration.current());
    }

    /** Takes out of a document what is masked. */
    static void removeMasked(ObjectNode document) {
        removeIf(document, (key, value) -> key.secret() && isMask(value));
    }

    /** Takes out of a document what a fresh installation has too. */
    static void removeDefaults(ObjectNode document) {
        // Compared as text: a number is of another class when it was read from a file.
        removeIf(
                document,
                (key, value) -> value.toString().equals(key.defaultValue().toString()));
    }

    /** Every key that the caller may read, in the document's order. */
    List<Key> keys(Session by) {
        Set<String> used = configuration.current().used();
        return ConfigKey.ALL.stream()
                .filter(access.readable(by))
                .map(key -> Key.of(key, used.contains(key.name())))
                .toList();
    }

    /** The keys that the environment holds, of those that the caller may read. */
    ObjectNode environment(Session by) {
        return readable(by, configuration.environment());
    }

    /**
     * Replaces the document. Who may not write all of it can't see all either: of theirs nothing is taken away that they left
     * out.
     *
     * @throws ApiError 400 for a value that can't be taken, 403 for a changed key that the caller may not write; nothing
     *     changes then
     */
    ObjectNode replace(Session by, ObjectNode document) {
        if (!access.whole(by)) {
            return patch(by, document);
        }
        return change(by, () -> configuration.replace(unmasked(ConfigNames.written(document))));
    }

    /**
     * Changes the keys that the patch has.
     *
     * @throws ApiError as for {@link #replace}
     */
    ObjectNode patch(Session by, ObjectNode patch) {
        ObjectNode sent = unmasked(ConfigNames.written(patch));
        ObjectNode changes = access.whole(by) ? sent : writable(by, sent);
        return change(by, () -> configuration.patch(changes));
    }

    /**
     * What would be in force with these changes, which are not kept; a masked secret stands for the one in force.
     *
     * @throws ApiError 400 for a value that can't be taken
     */
    public Config trial(ObjectNode patch) {
        ObjectNode changes = unmasked(ConfigNames.written(patch));
        try {
            return configuration.trial(changes);
        } catch (InvalidConfig invalid) {
            throw refusal(invalid);
        }
    }

    /**
     * Reads the file again.
     *
     * @throws ApiError 400 if it has a value that can't be taken
     */
    void reload(Session by) {
        change(by, configuration::reload);
    }

    /**
     * What the caller may write of the changes. A key that is sent back as it is does not matter, only one that would change;
     * nor may others add unknown keys.
     */
    private ObjectNode writable(Session by, ObjectNode changes) {
        Config now = configuration.current();
        ObjectNode unknown = changes.deepCopy();
        ObjectNode mine = changes.deepCopy();
        Predicate<ConfigKey> writable = access.writable(by);
        for (ConfigKey key : ConfigKey.ALL) {
            value(unknown, key, (section, name, value) -> section.remove(name));
            if (!writable.test(key)) {
                value(mine, key, (section, name, value) -> {
                    if (!value.toString().equals(now.at(key.path()).toString())) {
                        throw ApiError.noPermission(ConfigAccess.writers(key));
                    }
                    section.remove(name);
                });
            }
        }
        removeEmpty(unknown);
        if (!unknown.isEmpty()) {
            throw ApiError.noPermission(Permission.MANAGE_SYSTEM);
        }
        return mine;
    }

    private ObjectNode change(Session by, Supplier<Config> action) {
        try {
            Config now = action.get();
            LOG.info("The configuration changed");
            return shown(by, now);
        } catch (InvalidConfig invalid) {
            throw refusal(invalid);
        }
    }

    /** A value of the wrong type is a body that can't be read; one out of its range has an id of its own. */
    private static ApiError refusal(InvalidConfig invalid) {
        if (!invalid.id().startsWith("model.config.is_valid.")) {
            return ApiError.invalidBody(invalid.parameters().getOrDefault("key", "config"))
                    .because(String.valueOf(invalid.getMessage()));
        }
        ApiError error = ApiError.badRequest(invalid.id()).worded(invalid.textId());
        for (var parameter : invalid.parameters().entrySet()) {
            error = error.with(parameter.getKey(), parameter.getValue());
        }
        return error;
    }

    private ObjectNode shown(Session by, Config config) {
        return readable(by, masked(config.document()));
    }

    private ObjectNode readable(Session by, ObjectNode document) {
        if (access.whole(by)) {
            return document;
        }
        ObjectNode seen = Json.MAPPER.createObjectNode();
        ConfigKey.ALL.stream()
                .filter(access.readable(by))
                .forEach(key -> value(document, key, (section, name, value) -> {
                    ObjectNode place = seen;
                    for (String step : key.path().subList(0, key.path().size() - 1)) {
                        place = place.withObjectProperty(step);
                    }
                    place.set(name, value);
                }));
        return seen;
    }

    private static ObjectNode masked(ObjectNode document) {
        secrets(document, (section, name, value) -> {
            if (value.isTextual() && !value.asText().isEmpty()) {
                section.put(name, MASK);
            } else if (value instanceof ArrayNode list) {
                ArrayNode hidden = section.putArray(name);
                list.forEach(ignored -> hidden.add(MASK));
            }
        });
        document.withObject("SqlSettings").put("DriverName", KNOWN_DRIVER).put("DataSource", MASK);
        return document;
    }

    /** Puts what is in force where the caller sent back what is shown in its place. */
    private ObjectNode unmasked(ObjectNode document) {
        if (document.path("SqlSettings") instanceof ObjectNode sql) {
            boolean sameSource = sql.path("DataSource").asText(MASK).equals(MASK);
            if (sameSource && sql.path("DriverName").asText().equals(KNOWN_DRIVER)) {
                sql.put("DriverName", configuration.current().sql().driverName());
            }
        }
        Config now = configuration.current();
        ConfigKey.ALL.stream()
                .filter(ConfigKey::secret)
                .forEach(key -> value(document, key, (section, name, value) -> {
                    if (isMask(value)) {
                        section.set(name, now.at(key.path()));
                    }
                }));
        return document;
    }

    private static boolean isMask(JsonNode value) {
        return value.asText().equals(MASK)
                || value.isArray() && value.size() > 0 && value.get(0).asText().equals(MASK);
    }

    /** Takes out the keys for which that holds, and the sections that are empty then. */
    private static void removeIf(ObjectNode document, BiPredicate<ConfigKey, JsonNode> unwanted) {
        for (ConfigKey key : ConfigKey.ALL) {
            value(document, key, (section, name, value) -> {
                if (unwanted.test(key, value)) {
                    section.remove(name);
                }
            });
        }
        removeEmpty(document);
    }

    private static void removeEmpty(ObjectNode section) {
        section.properties().removeIf(entry -> {
            if (entry.getValue() instanceof ObjectNode below) {
                removeEmpty(below);
                return below.isEmpty();
            }
            return false;
        });
    }

    private interface Action {
        void on(ObjectNode section, String name, JsonNode value);
    }

    private static void secrets(ObjectNode document, Action action) {
        ConfigKey.ALL.stream().filter(ConfigKey::secret).forEach(key -> value(document, key, action));
    }

    private static void value(ObjectNode document, ConfigKey key, Action action) {
        List<String> path = key.path();
        JsonNode section = document.at("/" + String.join("/", path.subList(0, path.size() - 1)));
        if (section instanceof ObjectNode object && object.has(path.getLast())) {
            action.on(object, path.getLast(), object.get(path.getLast()));
        }
    }
}
