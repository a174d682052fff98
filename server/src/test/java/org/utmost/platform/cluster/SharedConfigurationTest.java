package org.utmost.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.InvalidConfig;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.FreshDatabase;
import org.utmost.testing.TestServer;

/** One configuration of several nodes, each with a file of its own. */
class SharedConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void all_nodes_go_by_one_document_but_for_what_leads_to_it() throws IOException {
        try (FreshDatabase fresh = FreshDatabase.of(DatabaseKind.POSTGRES)) {
            Configuration one = node(fresh, "one");
            Configuration other = node(fresh, "other");
            one.patch(section("TeamSettings", "SiteName", "Ours"));
            other.patch(section("TeamSettings", "MaxUsersPerTeam", 7));
            for (Configuration each : List.of(one, other)) {
                assertThat(text(each, "TeamSettings", "SiteName")).isEqualTo("Ours");
                assertThat(text(each, "TeamSettings", "MaxUsersPerTeam")).isEqualTo("7");
            }
            assertThat(text(one, "ClusterSettings", "NatsUrl")).isEqualTo("nats://one:4222");
            assertThat(text(other, "ClusterSettings", "NatsUrl")).isEqualTo("nats://other:4222");
            other.patch(section("ClusterSettings", "NatsUrl", "nats://moved:4222"));
            assertThat(text(other, "ClusterSettings", "NatsUrl")).isEqualTo("nats://moved:4222");
            assertThat(text(one, "ClusterSettings", "NatsUrl")).isEqualTo("nats://one:4222");
        }
    }

    @Test
    void several_nodes_need_a_database_that_they_can_share() {
        assertThatThrownBy(() -> new TestServer(DatabaseKind.SQLITE, Map.of("MM_CLUSTERSETTINGS_ENABLE", "true")))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("PostgreSQL");
    }

    private Configuration node(FreshDatabase fresh, String name) {
        ConfigFile file = new ConfigFile(folder.resolve(name + ".json"));
        new Configuration(file, Map.of(), fresh.bus(), new Ids())
                .patch(section("ClusterSettings", "NatsUrl", "nats://" + name + ":4222"));
        Configuration node = new Configuration(file, Map.of(), fresh.bus(), new Ids());
        node.shareBy(new ConfigurationStore(fresh.database()));
        return node;
    }

    private static String text(Configuration node, String section, String key) {
        return node.current().at(List.of(section, key)).asText();
    }

    private static ObjectNode section(String name, String key, Object value) {
        return Json.MAPPER.valueToTree(Map.of(name, Map.of(key, value)));
    }
}
