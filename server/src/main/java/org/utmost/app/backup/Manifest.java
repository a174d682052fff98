package org.utmost.app.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.utmost.platform.json.Json;

/**
 * What a backup is of.
 *
 * @param utmost the version of the server that made it
 * @param schema the last migration of its database
 * @param database {@code sqlite} or {@code postgres}
 * @param at when, as ISO 8601 writes it
 */
record Manifest(String utmost, int schema, String database, String at) {
    static final String ENTRY = "manifest.json";

    private static final Set<String> DATABASES = Set.of("sqlite", "postgres");

    /** One that was written; nothing if it is none. */
    static Optional<Manifest> read(byte[] json) throws IOException {
        try {
            JsonNode document = Json.MAPPER.readTree(json);
            return DATABASES.contains(document.path("database").asText())
                    ? Optional.of(Json.MAPPER.treeToValue(document, Manifest.class))
                    : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
