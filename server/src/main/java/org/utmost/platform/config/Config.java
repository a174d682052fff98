package org.utmost.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.json.Json;

/** An immutable snapshot of the configuration: the whole document, and the sections that the server acts on. */
public final class Config {
    private final Map<Class<?>, Object> views = new ConcurrentHashMap<>();

    /** The sections that the server acts on, and the record of each; one section may have several. */
    private final Map<Class<?>, String> sections = new ConcurrentHashMap<>();

    private final ObjectNode document;
    private final String hash;
    private final ServiceSettings service;
    private final SqlSettings sql;
    private final RateLimitSettings rateLimit;
    private final LogSettings log;
    private final MetricsSettings metrics;
    private final LocalizationSettings localization;

    /**
     * Takes over the document, which must not change afterwards.
     *
     * @param views the settings of nouns that it is held to
     * @throws InvalidConfig if a value has the wrong type or is out of its range
     */
    Config(ObjectNode document, Collection<Class<?>> views) {
        this.document = document;
        for (ConfigKey key : ConfigKey.ALL) {
            key.check(at(key.path()));
        }
        ConfigRule.ALL.values().forEach(rule -> rule.check(name -> at(List.of(name.split("\\.")))));
        this.hash = Secrets.hash(Json.text(document)).substring(0, 32);
        this.service = section("ServiceSettings", ServiceSettings.class);
        this.sql = section("SqlSettings", SqlSettings.class);
        this.rateLimit = section("RateLimitSettings", RateLimitSettings.class);
        this.log = section("LogSettings", LogSettings.class);
        this.metrics = section("MetricsSettings", MetricsSettings.class);
        this.localization = section("LocalizationSettings", LocalizationSettings.class);
        views.forEach(this::view);
    }

    /**
     * The settings of a noun: a record of its own, whose components are keys of the section that its {@link Section} names.
     * Read once.
     *
     * @throws InvalidConfig if a value is out of the range of its field
     */
    public <T> T view(Class<T> type) {
        return type.cast(views.computeIfAbsent(type, this::made));
    }

    /** The names of the keys that the server acts on; it keeps the others for clients and for later. */
    public Set<String> used() {
        Set<String> used = new HashSet<>();
        sections.forEach((type, section) -> SectionReader.keys(type).forEach(key -> used.add(section + "." + key)));
        return used;
    }

    /** A copy of the whole document, secrets included. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** The value at a path; a missing node if there is none. */
    public JsonNode at(List<String> path) {
        JsonNode node = document;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }

    /** Changes whenever the document does; part of the version that clients see. */
    public String hash() {
        return hash;
    }

    public ServiceSettings service() {
        return service;
    }

    public SqlSettings sql() {
        return sql;
    }

    public RateLimitSettings rateLimit() {
        return rateLimit;
    }

    public LogSettings log() {
        return log;
    }

    public MetricsSettings metrics() {
        return metrics;
    }

    public LocalizationSettings localization() {
        return localization;
    }

    private Object made(Class<?> type) {
        Section section = type.getAnnotation(Section.class);
        if (section == null) {
            throw new IllegalArgumentException(type + " has no @Section");
        }
        return section(section.value(), type);
    }

    private <T> T section(String name, Class<T> type) {
        sections.put(type, name);
        return SectionReader.read(name, document.path(name), type);
    }
}
