package org.utmost.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;

/**
 * The configuration in force: the file's document, defaults for what it lacks, and above both what the environment says
 * ({@code MM_SECTION_KEY}), which nobody can change while the process lives. Where there are several nodes, the document is
 * that of all of them ({@link #shareBy}) but for the keys that lead to it, and the file is each node's copy.
 */
public final class Configuration {
    private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

    /** What a node has to know before it can ask the others. */
    private static final Map<String, List<String>> OF_NODE = Map.of(
            "SqlSettings", List.of("DriverName", "DataSource"),
            "ClusterSettings", List.of("Enable", "NatsUrl"));

    private final ConfigFile file;
    private final Map<ConfigKey, JsonNode> environment = new LinkedHashMap<>();
    private final Set<Class<?>> views = ConcurrentHashMap.newKeySet();
    private final EventBus bus;
    private final Ids ids;

    /** Where the document of all nodes is; null where there is one node. */
    private @Nullable ConfigStorage shared;

    /** What the file holds: the document without the environment's values. */
    private volatile ObjectNode stored;

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

    /** Goes by the document of all nodes from now on, which is this node's if there is none yet. */
    public void shareBy(ConfigStorage storage) {
        shared = storage;
        bus.onCommit(ConfigStored.class, changed -> follow(storage));
        bus.onMissed(() -> follow(storage));
        take(storage, stored);
    }

    /**
     * Replaces the document, keys it lacks getting their defaults; keys that the environment holds keep their values.
     *
     * @throws InvalidConfig if a value can't be taken; nothing has changed then
     */
    public Config replace(ObjectNode document) {
        return change(before -> document.deepCopy());
    }

    /**
     * Changes the keys that the patch has and leaves all others.
     *
     * @throws InvalidConfig if a value can't be taken; nothing has changed then
     */
    public Config patch(ObjectNode patch) {
        return change(before -> {
            merge(before, patch);
            return before;
        });
    }

    /** Changes the document, a copy of which the change is given. */
    private Config change(UnaryOperator<ObjectNode> change) {
        ConfigStorage storage = shared;
        if (storage == null) {
            return changeHere(change);
        }
        // Not held while others are waited for: they may have changed it too, and wait for this node.
        ObjectNode own = stored.deepCopy();
        storage.change(before -> {
            ObjectNode after = completed(before, change.apply(before.deepCopy()));
            inForce(after);
            takeChangedOfNode(own, before, after);
            return after;
        });
        return take(storage, own);
    }

    /** The keys of a node are those of the node that somebody changed them on. */
    private static void takeChangedOfNode(ObjectNode own, ObjectNode before, ObjectNode after) {
        OF_NODE.forEach((section, keys) -> keys.forEach(key -> {
            JsonNode value = after.path(section).path(key);
            if (!value.equals(before.path(section).path(key))) {
                own.withObject(section).set(key, value);
            }
        }));
    }

    private synchronized Config changeHere(UnaryOperator<ObjectNode> change) {
        ObjectNode next = completed(stored, change.apply(stored.deepCopy()));
        Config config = inForce(next);
        file.write(next);
        return use(next, config);
    }

    /** The document with defaults for what it lacks, and with what was there of the keys that the environment holds. */
    private ObjectNode completed(ObjectNode before, ObjectNode wanted) {
        ObjectNode next = complete(wanted);
        for (ConfigKey key : environment.keySet()) {
            put(next, key.path(), before.at("/" + String.join("/", key.path())));
        }
        return next;
    }

    private void follow(ConfigStorage storage) {
        try {
            take(storage, stored);
        } catch (InvalidConfig invalid) {
            LOG.error("The configuration of the other nodes is not taken over: {}", invalid.getMessage());
        }
    }

    /** Takes over the document of all nodes, with this node's own keys as they are there. */
    private synchronized Config take(ConfigStorage storage, ObjectNode own) {
        ObjectNode next = complete(storage.read(stored));
        OF_NODE.forEach((section, keys) -> keys.forEach(
                key -> next.withObject(section).set(key, own.path(section).path(key))));
        if (next.equals(stored)) {
            return current;
        }
        Config config = inForce(next);
        file.write(next);
        return use(next, config);
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
     * Reads the file again, which somebody wrote.
     *
     * @throws InvalidConfig if it has a value that can't be taken; what was in force stays so
     */
    public Config reload() {
        ObjectNode next;
        synchronized (this) {
            next = complete(ConfigNames.written(file.read()));
            if (next.equals(stored)) {
                return current;
            }
            if (shared == null) {
                return use(next, inForce(next));
            }
        }
        return replace(next);
    }

    /** What is in force by a document, if it can be taken. */
    private Config inForce(ObjectNode document) {
        return new Config(overlaid(document), views);
    }

    private synchronized Config use(ObjectNode next, Config config) {
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
