package org.utmost.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;

/**
 * The configuration in force: the file's document, defaults for what it lacks, and above both what the environment says
 * ({@code MM_SECTION_KEY}), which nobody can change while the process lives.
 */
public final class Configuration {
    private final ConfigFile file;
    private final Map<ConfigKey, JsonNode> environment = new LinkedHashMap<>();
    private final Set<Class<?>> views = ConcurrentHashMap.newKeySet();
    private final EventBus bus;
    private final Ids ids;

    /** What the file holds: the document without the environment's values. */
    private ObjectNode stored;

    private volatile Config current;

    /**
     * Reads the file, or makes it with the defaults.
     *
     * @throws InvalidConfig if the file or the environment has a value that can't be taken
     */
    public Configuration(ConfigFile file, Map<String, String> variables, EventBus bus, Ids ids) {
        this.file = file;
        this.bus = bus;
        this.ids = ids;
        for (ConfigKey key : ConfigKey.ALL) {
            String text = variables.get(key.variable());
            if (text != null && !text.isEmpty()) {
                environment.put(key, key.parse(text));
            }
        }
        ObjectNode read = file.read();
        this.stored = complete(ConfigNames.written(read));
        this.current = new Config(overlaid(stored), views);
        if (!stored.equals(read)) {
            file.write(stored);
        }
    }

    /** The snapshot in force; readers take it once per request. */
    public Config current() {
        return current;
    }

    /** Holds the document to these views of it ({@link Config#view}) from now on, and counts their keys as acted on. */
    public synchronized void reads(Class<?>... some) {
        for (Class<?> view : some) {
            current.view(view);
            views.add(view);
        }
    }

    /** The keys that the environment holds, as a document with {@code true} in each one's place. */
    public ObjectNode environment() {
        ObjectNode held = Json.MAPPER.createObjectNode();
        environment.keySet().forEach(key -> put(held, key.path(), BooleanNode.TRUE));
        return held;
    }

    /**
     * Replaces the document, keys it lacks getting their defaults; keys that the environment holds keep their values.
     *
     * @throws InvalidConfig if a value can't be taken; nothing has changed then
     */
    public synchronized Config replace(ObjectNode document) {
        ObjectNode next = complete(document.deepCopy());
        for (ConfigKey key : environment.keySet()) {
            put(next, key.path(), stored.at("/" + String.join("/", key.path())));
        }
        Config config = new Config(overlaid(next), views);
        file.write(next);
        return use(next, config);
    }

    /**
     * Changes the keys that the patch has and leaves all others.
     *
     * @throws InvalidConfig if a value can't be taken; nothing has changed then
     */
    public synchronized Config patch(ObjectNode patch) {
        ObjectNode document = stored.deepCopy();
        merge(document, patch);
        return replace(document);
    }

    /**
     * What would be in force with these changes, which are not kept.
     *
     * @throws InvalidConfig if a value can't be taken
     */
    public synchronized Config trial(ObjectNode patch) {
        ObjectNode document = overlaid(stored);
        merge(document, patch);
        return new Config(complete(document), views);
    }

    /**
     * Reads the file again.
     *
     * @throws InvalidConfig if it has a value that can't be taken; what was in force stays so
     */
    public synchronized Config reload() {
        ObjectNode next = complete(ConfigNames.written(file.read()));
        return use(next, new Config(overlaid(next), views));
    }

    private Config use(ObjectNode next, Config config) {
        Config before = current;
        stored = next;
        current = config;
        if (!before.hash().equals(config.hash())) {
            bus.committed(List.of(new ConfigChanged(before, config)));
        }
        return config;
    }

    private ObjectNode complete(ObjectNode document) {
        ObjectNode complete = document.deepCopy();
        for (ConfigKey key : ConfigKey.ALL) {
            JsonNode value = complete.at("/" + String.join("/", key.path()));
            if (value.isMissingNode() || value.isNull()) {
                put(complete, key.path(), key.defaultValue());
            }
        }
        generate(complete, "SqlSettings", "AtRestEncryptKey");
        generate(complete, "FileSettings", "PublicLinkSalt");
        return complete;
    }

    private void generate(ObjectNode document, String section, String key) {
        if (document.path(section).path(key).asText().isEmpty()) {
            document.withObject(section).put(key, ids.newId() + ids.newId().substring(0, 6));
        }
    }

    private ObjectNode overlaid(ObjectNode document) {
        ObjectNode overlaid = document.deepCopy();
        environment.forEach((key, value) -> put(overlaid, key.path(), value));
        return overlaid;
    }

    private static void put(ObjectNode document, List<String> path, JsonNode value) {
        ObjectNode section = document;
        for (String step : path.subList(0, path.size() - 1)) {
            JsonNode next = section.path(step);
            if (!next.isMissingNode() && !next.isObject()) {
                throw new InvalidConfig("app.config.value.type.app_error", step, "JSON");
            }
            section = section.withObjectProperty(step);
        }
        section.set(path.getLast(), value);
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            JsonNode mine = into.path(entry.getKey());
            if (mine instanceof ObjectNode section && entry.getValue() instanceof ObjectNode changes) {
                merge(section, changes);
            } else if (!entry.getValue().isNull()) {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
