package org.utmost.administration.config;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
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
import org.utmost.platform.http.Session;

/** The configuration over the API: secrets never leave, and a masked secret that comes back changes nothing. */
public final class ConfigService {
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
    private final RoleService roles;

    public ConfigService(Configuration configuration, RoleService roles) {
        this.configuration = configuration;
        this.roles = roles;
    }

    /** The document with every secret masked. */
    ObjectNode get() {
        return masked(configuration.current().document());
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

    /** Every key, in the document's order. */
    List<Key> keys() {
        Set<String> used = configuration.current().used();
        return ConfigKey.ALL.stream()
                .map(key -> Key.of(key, used.contains(key.name())))
                .toList();
    }

    /** The keys that the environment holds. */
    ObjectNode environment() {
        return configuration.environment();
    }

    /**
     * Replaces the document.
     *
     * @throws ApiError 400 for a value that can't be taken, 403 for who does not manage the system; nothing changes then
     */
    ObjectNode replace(Session by, ObjectNode document) {
        requireWriting(by);
        return change(() -> configuration.replace(unmasked(ConfigNames.written(document))));
    }

    /**
     * Changes the keys that the patch has.
     *
     * @throws ApiError as for {@link #replace}
     */
    ObjectNode patch(Session by, ObjectNode patch) {
        requireWriting(by);
        return change(() -> configuration.patch(unmasked(ConfigNames.written(patch))));
    }

    /**
     * Reads the file again.
     *
     * @throws ApiError 400 if it has a value that can't be taken
     */
    void reload() {
        change(configuration::reload);
    }

    /** Permissions for single sections come with custom roles; until then writing takes the whole. */
    private void requireWriting(Session by) {
        if (!roles.permits(by, MANAGE_SYSTEM)) {
            throw ApiError.noPermission(MANAGE_SYSTEM);
        }
    }

    private ObjectNode change(Supplier<Config> action) {
        try {
            Config now = action.get();
            LOG.info("The configuration changed");
            return masked(now.document());
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
        for (ConfigKey key : ConfigKey.ALL) {
            if (key.secret()) {
                value(document, key, (section, name, value) -> {
                    if (isMask(value)) {
                        section.set(name, now.at(key.path()));
                    }
                });
            }
        }
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

    /** Those who may read the configuration: everyone with a part of the system console. */
    static Permission[] readers() {
        return permissions("sysconsole_read_");
    }

    /** Those who may write a part of it. */
    static Permission[] writers() {
        return permissions("sysconsole_write_");
    }

    private static Permission[] permissions(String prefix) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.id().startsWith(prefix))
                .toArray(Permission[]::new);
    }
}
