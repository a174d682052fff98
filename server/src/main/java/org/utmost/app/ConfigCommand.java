package org.utmost.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.ConfigKey;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The configuration from the command line; a running server takes a change over within a second. */
@Command(name = "config", description = "Reads and changes the configuration.", mixinStandardHelpOptions = true)
final class ConfigCommand {
    @Command(name = "get", description = "Prints a value.", mixinStandardHelpOptions = true)
    void get(@Mixin DataOption data, @Parameters(paramLabel = "SECTION.KEY") String name) {
        try (EventBus bus = new EventBus(new Health())) {
            JsonNode value = open(data, bus).current().at(key(name).path());
            System.out.println(value.isTextual() ? value.asText() : value.toString());
        }
    }

    @Command(name = "set", description = "Changes a value.", mixinStandardHelpOptions = true)
    void set(
            @Mixin DataOption data,
            @Parameters(paramLabel = "SECTION.KEY") String name,
            @Parameters(paramLabel = "VALUE") String value) {
        ConfigKey key = key(name);
        try (EventBus bus = new EventBus(new Health())) {
            ObjectNode patch = Json.MAPPER.createObjectNode();
            ObjectNode section = patch;
            for (String step : key.path().subList(0, key.path().size() - 1)) {
                section = section.putObject(step);
            }
            section.set(key.path().getLast(), key.parse(value));
            Configuration configuration = open(data, bus);
            if (!configuration
                    .environment()
                    .at("/" + String.join("/", key.path()))
                    .isMissingNode()) {
                throw new StartFailure(key.name() + " is set by " + key.variable() + ": change it there.");
            }
            configuration.patch(patch);
        }
    }

    private static Configuration open(DataOption data, EventBus bus) {
        return new Configuration(
                new ConfigFile(data.directory().resolve("config.json")), System.getenv(), bus, new Ids());
    }

    private static ConfigKey key(String name) {
        List<ConfigKey> found = ConfigKey.ALL.stream()
                .filter(key -> key.name().equalsIgnoreCase(name))
                .toList();
        if (found.isEmpty()) {
            throw new StartFailure("There is no key " + name + ": keys are written like ServiceSettings.SiteURL.");
        }
        return found.getFirst();
    }
}
