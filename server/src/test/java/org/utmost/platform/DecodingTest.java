package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** JSON is read as the API's own decoder reads it: names match whatever the case of their letters. */
class DecodingTest {
    /** The file of the configuration each node has for itself. */
    private static final TestServer SERVER = new TestServer(DatabaseKind.single(), Map.of());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void the_fields_of_a_body_may_be_in_any_case_and_props_keep_theirs() {
        JsonNode post = SERVER.admin
                .api()
                .post(
                        "/posts",
                        Map.of("Channel_Id", SERVER.townSquare, "MESSAGE", "loud", "Props", Map.of("Key", 1, "key", 2)))
                .is(201)
                .json();
        assertThat(post.path("channel_id").asText()).isEqualTo(SERVER.townSquare);
        assertThat(post.path("message").asText()).isEqualTo("loud");
        assertThat(post.at("/props/Key").asInt()).isEqualTo(1);
        assertThat(post.at("/props/key").asInt()).isEqualTo(2);
    }

    @Test
    void of_a_field_that_comes_twice_the_last_counts() {
        String every = "\"root_id\":\"\",\"pending_post_id\":\"\",\"type\":\"\",\"props\":{},\"is_pinned\":false,"
                + "\"create_at\":0,\"channel_id\":\"" + SERVER.townSquare + "\"";
        for (String name : List.of("message", "Message")) {
            String body = "{\"message\":\"first\"," + every + ",\"" + name + "\":\"last\"}";
            assertThat(SERVER.admin.api().post("/posts", body).is(201).text("message"))
                    .isEqualTo("last");
        }
    }

    @Test
    void a_null_among_texts_is_an_empty_text_and_one_in_props_stays_null() {
        SERVER.configure("ServiceSettings", "EnableUserAccessTokens", true);
        SERVER.admin
                .api()
                .post("/users/me/tokens", "{\"description\":\"limited\",\"scopes\":[null]}")
                .fails(400, "model.user_access_token.is_valid.scopes.app_error");
        JsonNode user = SERVER.admin
                .api()
                .put(
                        "/users/me/patch",
                        "{\"props\":{\"customStatus\":null},\"notify_props\":{\"push\":null},\"timezone\":{\"a\":null}}")
                .is(200)
                .json();
        assertThat(user.at("/notify_props/push").asText("none")).isEmpty();
        assertThat(user.at("/timezone/a").asText("none")).isEmpty();
        SERVER.admin.api().post("/users/ids", "[null]").is(200);
        JsonNode post = SERVER.admin
                .api()
                .post("/posts", "{\"channel_id\":\"" + SERVER.townSquare + "\",\"props\":{\"nothing\":null}}")
                .is(201)
                .json();
        assertThat(post.at("/props/nothing").isNull()).isTrue();
    }

    @Test
    void a_key_of_the_configuration_may_be_in_any_case() throws IOException {
        patch("{\"teamsettings\":{\"maxusersperteam\":61}}");
        assertThat(teamSettings().path("MaxUsersPerTeam").asInt()).isEqualTo(61);
        assertThat(teamSettings().has("maxusersperteam")).isFalse();
        patch("{\"TEAMSETTINGS\":{\"MAXUSERSPERTEAM\":62},\"TeamSettings\":{\"maxChannelsPerTeam\":63}}");
        assertThat(teamSettings().path("MaxUsersPerTeam").asInt()).isEqualTo(62);
        assertThat(teamSettings().path("MaxChannelsPerTeam").asInt()).isEqualTo(63);
        SERVER.admin
                .api()
                .put("/config/patch", "{\"teamsettings\":{\"maxchannelsperteam\":-1}}")
                .fails(400, "model.config.is_valid.max_channels.app_error");

        ObjectNode whole =
                (ObjectNode) SERVER.admin.api().get("/config").is(200).json();
        JsonNode salt = file().at("/FileSettings/PublicLinkSalt");
        whole.set("filesettings", whole.remove("FileSettings"));
        SERVER.admin.api().put("/config", whole).is(200);
        assertThat(file().at("/FileSettings/PublicLinkSalt")).isEqualTo(salt);
        assertThat(file().has("filesettings")).isFalse();

        ObjectNode edited = (ObjectNode) file();
        ((ObjectNode) edited.path("TeamSettings")).remove("MaxUsersPerTeam");
        edited.putObject("teamSettings").put("maxUsersPerTeam", 64);
        Files.write(path(), Json.bytes(edited));
        SERVER.admin.api().post("/config/reload", Map.of()).is(200);
        assertThat(teamSettings().path("MaxUsersPerTeam").asInt()).isEqualTo(64);
    }

    @Test
    void the_fields_of_an_action_may_be_in_any_case() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        try (TestSocket hers = TestSocket.of(SERVER, ann.token());
                TestSocket his = TestSocket.of(SERVER, bob.token())) {
            hers.send("{\"SEQ\":7,\"Action\":\"user_typing\",\"DATA\":{\"Channel_ID\":\"" + SERVER.townSquare
                    + "\",\"parent_id\":\"\"}}");
            assertThat(hers.reply(7).path("status").asText()).isEqualTo("OK");
            assertThat(his.await("typing").at("/data/user_id").asText()).isEqualTo(ann.id());
        }
    }

    private static void patch(String json) {
        SERVER.admin.api().put("/config/patch", json).is(200);
    }

    private static JsonNode teamSettings() {
        return SERVER.admin.api().get("/config").is(200).json().path("TeamSettings");
    }

    private static Path path() {
        return SERVER.data().resolve("config.json");
    }

    private static JsonNode file() throws IOException {
        return Json.MAPPER.readTree(path().toFile());
    }
}
