package org.utmost.administration.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.utmost.administration.installation.Installation;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.text.Csv;

/** What clients know of the configuration; all values are texts. Without a session they know less. */
public final class ClientConfig {
    /**
     * One key.
     *
     * @param source a config key, several that must all be on, {@code =} and a constant, or {@code @} and a fact
     * @param limited whether it is shown without a session
     */
    private record Row(String key, String source, boolean limited) {}

    private static final List<Row> ROWS = Csv.rows(ClientConfig.class, "client-config.csv").stream()
            .map(row -> new Row(row.get(0), row.get(1), row.get(2).equals("true")))
            .toList();

    private final Configuration configuration;
    /** What the server knows of itself, by the names that the table gives them. */
    private final Map<String, Supplier<String>> facts;

    /**
     * Answers from the configuration in force.
     *
     * @param empty whether there is no account yet
     */
    public ClientConfig(Configuration configuration, Installation installation, BooleanSupplier empty) {
        this.configuration = configuration;
        this.facts = Map.of(
                "BuildDate", () -> "",
                "BuildHash", () -> ServerVersion.BUILD,
                "BuildNumber", () -> ServerVersion.BUILD,
                "DiagnosticId", installation::id,
                "InstallationDate", () -> String.valueOf(installation.date()),
                "NoAccounts", () -> String.valueOf(empty.getAsBoolean()),
                "SchemaVersion", () -> "1",
                "Version", () -> ServerVersion.API);
    }

    /** All keys for a session, the limited ones without. */
    public Map<String, String> values(boolean limited) {
        Config config = configuration.current();
        Map<String, String> values = new TreeMap<>();
        for (Row row : ROWS) {
            if (row.limited() || !limited) {
                values.put(row.key(), value(config, row.source()));
            }
        }
        return values;
    }

    private String value(Config config, String source) {
        if (source.startsWith("=")) {
            return source.substring(1);
        }
        if (source.startsWith("@")) {
            return Objects.requireNonNull(facts.get(source.substring(1)), source)
                    .get();
        }
        if (source.contains("&")) {
            for (String key : source.split("&")) {
                if (!text(config.at(List.of(key.split("\\.")))).equals("true")) {
                    return "false";
                }
            }
            return "true";
        }
        return text(config.at(List.of(source.split("\\."))));
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isContainerNode() ? value.toString() : value.asText();
        }
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add(element.asText()));
        return String.join(",", elements);
    }
}
