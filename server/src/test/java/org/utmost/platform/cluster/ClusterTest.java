package org.utmost.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.NatsServer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What two nodes do when NATS comes and goes. Each call of the server goes to the other node than the one before. */
@EnabledIfSystemProperty(named = "utmost.database", matches = "cluster")
class ClusterTest {
    private NatsServer nats = NatsServer.start();
    private final TestServer server =
            new TestServer(DatabaseKind.CLUSTER, Map.of("MM_CLUSTERSETTINGS_NATSURL", nats.url()));

    @AfterEach
    void stop() {
        server.close();
        nats.kill();
    }

    @Test
    void who_may_see_the_system_console_sees_the_nodes() {
        JsonNode nodes = server.admin.api().get("/cluster/status").is(200).json();
        assertThat(nodes).hasSize(2);
        assertThat(nodes.findValuesAsText("id")).doesNotHaveDuplicates().allMatch(id -> id.length() == 26);
        assertThat(nodes.findValuesAsText("config_hash")).doesNotContain("");
        assertThat(nodes.findValuesAsText("schema_version")).allMatch(version -> Integer.parseInt(version) > 23);
        assertThat(nodes.get(0).path("version")).isEqualTo(nodes.get(1).path("version"));
        assertThat(nodes.get(0).path("hostname").asText()).isNotEmpty();
        assertThat(nodes.get(0).path("ipaddress").asText()).contains(".");
        server.person().api().get("/cluster/status").fails(403, "api.context.permissions.app_error");
    }

    @Test
    void without_nats_every_node_is_as_right_as_with_it_and_says_that_it_is_gone() {
        Person ann = server.person();
        Person bob = server.person();
        String channel = server.channel(ann, "P");
        server.join(channel, bob);
        try (TestSocket one = TestSocket.of(server, bob.token());
                TestSocket other = TestSocket.of(server, bob.token())) {
            nats.kill();
            awaitNats("UNHEALTHY");
            for (int i = 0; i < 20; i++) {
                String message = "without " + i;
                server.post(ann, channel, message);
                assertThat(newest(bob, channel)).isEqualTo(message);
            }
            one.awaitPost("posted", "without 19");
            other.awaitPost("posted", "without 19");
            assertThat(one.events("posted")).hasSize(20);
            assertThat(other.events("posted")).hasSize(20);
            assertNobodyReadsStaleRights(channel, ann, bob);
        }
        nats = nats.again();
        awaitNats("OK");
        server.join(channel, bob);
        server.post(ann, channel, "with it again");
        assertThat(newest(bob, channel)).isEqualTo("with it again");
        assertNobodyReadsStaleRights(channel, ann, bob);
    }

    private static void assertNobodyReadsStaleRights(String channel, Person owner, Person member) {
        // Both nodes know the member by now.
        member.api().get("/channels/" + channel).is(200);
        member.api().get("/channels/" + channel).is(200);
        owner.api().delete("/channels/" + channel + "/members/" + member.id()).is(200);
        member.api().get("/channels/" + channel).is(403);
        member.api().get("/channels/" + channel).is(403);
    }

    private String newest(Person reader, String channel) {
        JsonNode page = reader.api()
                .get("/channels/" + channel + "/posts?per_page=30")
                .is(200)
                .json();
        return page.path("posts")
                .path(page.path("order").get(0).asText())
                .path("message")
                .asText();
    }

    /** Waits until both nodes say so; they go on being healthy. */
    private void awaitNats(String status) {
        Await.until(() -> says(status) && says(status));
    }

    private boolean says(String status) {
        Answer ping = server.nobody().get("/system/ping?get_server_status=true").is(200);
        assertThat(ping.text("status")).isEqualTo("OK");
        return ping.text("cluster_status").equals(status);
    }
}
