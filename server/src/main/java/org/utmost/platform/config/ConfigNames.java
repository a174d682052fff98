package org.utmost.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.utmost.platform.json.Json;

/**
 * The names of sections and keys as they are written. Those that come are matched whatever the case of their letters, as
 * the API matches them; of one that comes twice the last counts, and of sections what both have.
 */
public final class ConfigNames {
    private static final ConfigNames ALL = new ConfigNames();

    static {
        ConfigKey.ALL.forEach(key -> ALL.add(key.path()));
    }

    private final Map<String, String> written = new TreeMap<>();
    private final Map<String, ConfigNames> below = new TreeMap<>();

    private ConfigNames() {}

    /** The document with every name that we know as it is written; those we do not know stay as they came. */
    public static ObjectNode written(ObjectNode document) {
        return ALL.rename(document);
    }

    private void add(List<String> path) {
        String folded = path.getFirst().toLowerCase(Locale.ROOT);
        written.put(folded, path.getFirst());
        if (path.size() > 1) {
            below.computeIfAbsent(folded, ignored -> new ConfigNames()).add(path.subList(1, path.size()));
        }
    }

    private ObjectNode rename(ObjectNode section) {
        ObjectNode renamed = Json.MAPPER.createObjectNode();
        section.properties().forEach(entry -> {
            String folded = entry.getKey().toLowerCase(Locale.ROOT);
            String name = written.getOrDefault(folded, entry.getKey());
            ConfigNames inner = below.get(folded);
            JsonNode value = entry.getValue();
            if (inner == null || !(value instanceof ObjectNode object)) {
                renamed.set(name, value);
            } else if (renamed.path(name) instanceof ObjectNode before) {
                before.setAll(inner.rename(object));
            } else {
                renamed.set(name, inner.rename(object));
            }
        });
        return renamed;
    }
}
