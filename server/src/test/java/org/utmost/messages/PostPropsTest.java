package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** The free-form fields of a post: what may be in them, and that nothing in them keeps anybody from reading. */
class PostPropsTest {
    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final String INVALID = "model.post.is_valid.props.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Places for something deep or large, as JSON with %s. */
    static Stream<String> places() {
        return Stream.of(
                "{\"p\":%s}",
                "{\"attachments\":[{\"text\":\"t\",\"unknown\":%s}]}",
                "{\"attachments\":[{\"ts\":%s}]}",
                "{\"attachments\":[{\"fields\":[{\"title\":\"t\",\"value\":%s}]}]}",
                "{\"attachments\":[{\"actions\":[{\"name\":\"a\",\"options\":%s}]}]}",
                "{\"attachments\":[{\"actions\":[{\"integration\":{\"context\":%s}}]}]}");
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatever_is_sent_is_refused_or_can_be_read_by_everybody(String place) {
        String channel = SERVER.channel(ANN, "O");
        String root = SERVER.post(ANN, channel, "root");
        List<String> stored = new ArrayList<>();
        try (TestSocket socket = TestSocket.of(SERVER, ANN.token())) {
            for (String value : values()) {
                String body = "{\"channel_id\":\"" + channel + "\",\"message\":\"x\",\"root_id\":\"" + root
                        + "\",\"props\":" + place.formatted(value) + "}";
                Answer made = ANN.api().post("/posts", body);
                assertThat(made.status()).as(shortened(value)).isIn(201, 400, 413);
                patched(root, place.formatted(value));
                if (made.status() == 201) {
                    stored.add(made.text("id"));
                }
            }
            assertThat(stored).hasSizeGreaterThan(5);
            readEverywhere(channel, root, stored);
            socket.settle();
            assertThat(socket.events("posted"))
                    .filteredOn(event -> event.at("/data/post").asText().contains("\"root_id\":\"" + root + "\""))
                    .hasSize(stored.size());
        }
        assertThat(ANN.api()
                        .get("/channels/" + channel)
                        .json()
                        .path("total_msg_count")
                        .asLong())
                .isEqualTo(1
                        + ANN.api()
                                .get("/posts/" + root)
                                .json()
                                .path("reply_count")
                                .asLong());
    }

    /** A refused change leaves the post as it was. */
    private static void patched(String id, String props) {
        JsonNode before = ANN.api().get("/posts/" + id).is(200).json();
        Answer patched = ANN.api().put("/posts/" + id + "/patch", "{\"props\":" + props + "}");
        Answer put =
                ANN.api().put("/posts/" + id, "{\"id\":\"" + id + "\",\"message\":\"root\",\"props\":" + props + "}");
        assertThat(put.status()).isEqualTo(patched.status()).isIn(200, 400, 413);
        JsonNode after = ANN.api().get("/posts/" + id).is(200).json();
        assertThat(after.equals(before)).isEqualTo(patched.status() != 200);
        ANN.api().put("/posts/" + id + "/patch", Map.of("props", Map.of())).is(200);
    }

    private static void readEverywhere(String channel, String root, List<String> ids) {
        String list = "/channels/" + channel + "/posts";
        for (String path : List.of(
                list,
                list + "?since=1",
                list + "?after=" + root,
                list + "?per_page=61",
                "/posts/" + root + "/thread",
                "/users/me/channels/" + channel + "/posts/unread")) {
            assertThat(ANN.api().get(path).is(200).http().body()).contains(ids);
        }
        assertThat(ANN.api().post("/posts/ids", ids).is(200).texts("id")).containsExactlyInAnyOrderElementsOf(ids);
        ids.forEach(id -> ANN.api().get("/posts/" + id).is(200));
    }

    private static List<String> values() {
        Stream<String> deep = Stream.of(1, 60, 64, 200, 997, 5_000)
                .flatMap(depth -> Stream.of(
                        nested("[", "]", depth), nested("{\"a\":", "}", depth), nested("[{\"a\":", "}]", depth / 2)));
        Stream<String> odd = Stream.of(
                "null",
                "1e400",
                "-1e400",
                "0.1",
                "9".repeat(400),
                "\"\\ud800\"",
                "\"" + "長".repeat(9_000) + "\"",
                "{\"" + "k".repeat(9_000) + "\":1}",
                keys(1_000));
        return Stream.concat(deep, odd).toList();
    }

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    private static String keys(int count) {
        StringBuilder object = new StringBuilder("{\"k\":0");
        for (int i = 1; i < count; i++) {
            object.append(",\"k").append(i).append("\":").append(i);
        }
        return object.append('}').toString();
    }

    @Test
    void props_are_bounded() {
        send("{\"p\":" + nested("[", "]", 60) + "}").is(201);
        assertThat(send("{\"p\":" + nested("[", "]", 64) + "}").status()).isEqualTo(400);
        send("{\"p\":\"" + "v".repeat(799_992) + "\"}").is(201);
        send("{\"p\":\"" + "v".repeat(799_993) + "\"}").fails(400, INVALID);
        send("{\"p\":" + keys(40_000) + "}").is(201);
        assertThat(send("{\"" + "k".repeat(800_000) + "\":1}").status()).isEqualTo(400);
        send("{\"p\":\"" + "長".repeat(600_000) + "\"}").fails(413, "api.context.request_body_too_large.app_error");
        send("{\"p\":1e999}").fails(400, INVALID);
    }

    @Test
    void what_an_older_version_stored_keeps_nobody_from_reading() {
        String channel = SERVER.channel(ANN, "O");
        String root = SERVER.post(ANN, channel, "root");
        Map<String, String> body = Map.of("channel_id", channel, "message", "poisoned", "root_id", root);
        String id = ANN.api().post("/posts", body).is(201).text("id");
        try (OtherNode node = OtherNode.of(SERVER)) {
            for (String props : List.of("{\"p\":" + nested("[", "]", 997) + "}", "{\"p\":", "[]", "null")) {
                node.change("UPDATE posts SET props = ? WHERE id = ?", props, id);
                ANN.api()
                        .put("/posts/" + root + "/patch", Map.of("is_pinned", true))
                        .is(200);
                readEverywhere(channel, root, List.of(id));
                assertThat(ANN.api().get("/posts/" + id).json().path("props")).isEmpty();
            }
            ANN.api()
                    .put("/posts/" + id + "/patch", Map.of("message", "mended"))
                    .is(200);
            ANN.api().delete("/posts/" + id).is(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from_webhook",
                "from_bot",
                "from_oauth_app",
                "from_plugin",
                "override_username",
                "override_icon_url",
                "override_icon_emoji",
                "webhook_display_name",
                "add_channel_member",
                "force_notification",
                "silent_notification",
                "channel_mentions"
            })
    void what_only_the_server_says_is_dropped_from_what_users_send(String name) {
        Map<String, String> forged = Map.of(name, "forged", "mine", "kept");
        String channel = SERVER.channel(ANN, "O");
        try (TestSocket socket = TestSocket.of(SERVER, ANN.token())) {
            Answer made = ANN.api().post("/posts", Map.of("channel_id", channel, "message", "as me", "props", forged));
            assertThat(made.is(201).json().path("props")).isEqualTo(Json.MAPPER.valueToTree(Map.of("mine", "kept")));
            String id = made.text("id");
            assertThat(socket.awaitPost("posted", "as me").toString())
                    .contains("kept")
                    .doesNotContain(name);
            ANN.api().put("/posts/" + id + "/patch", Map.of("props", forged)).is(200);
            ANN.api()
                    .put("/posts/" + id, Map.of("id", id, "message", "put", "props", forged))
                    .is(200);
            assertThat(socket.awaitPost("post_edited", "put").toString())
                    .contains("kept")
                    .doesNotContain(name);
            assertThat(ANN.api().get("/channels/" + channel + "/posts").http().body())
                    .contains("kept")
                    .doesNotContain(name);
        }
    }

    @Test
    void what_the_server_said_stays_when_its_post_is_edited() {
        Person robot = SERVER.bot();
        Map<String, Object> body =
                Map.of("channel_id", SERVER.townSquare, "message", "beep", "props", Map.of("from_bot", 7));
        Answer made = robot.api().post("/posts", body).is(201);
        assertThat(made.json().at("/props/from_bot").asText()).isEqualTo("true");
        String path = "/posts/" + made.text("id") + "/patch";
        for (Map<String, Object> props : List.<Map<String, Object>>of(Map.of(), Map.of("from_bot", "false", "a", 1))) {
            JsonNode edited =
                    robot.api().put(path, Map.of("props", props)).is(200).json();
            assertThat(edited.at("/props/from_bot").asText()).isEqualTo("true");
            assertThat(edited.at("/props/a").isMissingNode()).isEqualTo(props.isEmpty());
        }
    }

    @Test
    void channels_that_an_attachment_names_are_told_until_it_goes() {
        Map<String, Object> attached = Map.of("attachments", List.of(Map.of("text", "see ~town-square")));
        Answer made = ANN.api()
                .post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "report", "props", attached))
                .is(201);
        String named = "/props/channel_mentions/town-square/display_name";
        assertThat(made.json().at(named).asText()).isEqualTo("Town Square");
        String path = "/posts/" + made.text("id") + "/patch";
        assertThat(ANN.api()
                        .put(path, Map.of("message", "edited"))
                        .is(200)
                        .json()
                        .at(named)
                        .asText())
                .isEqualTo("Town Square");
        assertThat(ANN.api()
                        .put(path, Map.of("message", "edited", "props", Map.of()))
                        .is(200)
                        .json()
                        .path("props"))
                .isEmpty();
    }

    @Test
    void channels_that_a_message_names_are_told_with_it() {
        String open = SERVER.channel(ANN, "O");
        String secret = nameOf(SERVER.channel(ANN, "P"));
        String name = nameOf(open);
        String message = "see ~" + name + ", ~" + name.toUpperCase(java.util.Locale.ROOT) + "- ~" + secret
                + " not a~town-square ~nowhere";
        Answer made = ANN.api().post("/posts", Map.of("channel_id", SERVER.townSquare, "message", message));
        JsonNode shown = made.is(201).json().at("/props/channel_mentions");
        assertThat(shown)
                .isEqualTo(Json.MAPPER.valueToTree(Map.of(name, Map.of("display_name", name, "team_name", "main"))));
        String path = "/posts/" + made.text("id") + "/patch";
        assertThat(ANN.api()
                        .put(path, Map.of("is_pinned", true, "props", Map.of()))
                        .is(200)
                        .json()
                        .at("/props/channel_mentions"))
                .isEqualTo(shown);
        assertThat(ANN.api()
                        .put(path, Map.of("message", "~town-square"))
                        .is(200)
                        .json()
                        .at("/props/channel_mentions/town-square/display_name")
                        .asText())
                .isEqualTo("Town Square");
        assertThat(ANN.api().put(path, Map.of("message", "none")).is(200).json().path("props"))
                .isEmpty();
        Person outsider = SERVER.stranger();
        String direct = ANN.api()
                .post("/channels/direct", List.of(ANN.id(), outsider.id()))
                .is(201)
                .text("id");
        assertThat(ANN.api()
                        .post("/posts", Map.of("channel_id", direct, "message", "~town-square"))
                        .is(201)
                        .json()
                        .path("props"))
                .isEmpty();
    }

    @Test
    void attachments_stay_as_they_came() {
        String attachment = "{\"text\":\"t\",\"unknown\":{\"a\":[1,null]},\"ts\":1.5,\"fields\":["
                + "{\"title\":\"o\",\"value\":{\"a\":1},\"mine\":true},{\"title\":\"n\",\"value\":90},"
                + "{\"title\":\"b\",\"value\":false},{\"title\":\"none\"}],"
                + "\"actions\":[{\"name\":\"x\",\"id\":\"mine\",\"unknown\":[{}]}]}";
        Answer made = send("{\"attachments\":[" + attachment + "]}").is(201);
        JsonNode shown = ANN.api().get("/posts/" + made.text("id")).json().at("/props/attachments/0");
        assertThat(shown.path("unknown").toString()).isEqualTo("{\"a\":[1,null]}");
        assertThat(shown.path("ts").asDouble()).isEqualTo(1.5);
        assertThat(shown.path("actions").toString()).isEqualTo("[{\"id\":\"mine\",\"name\":\"x\",\"unknown\":[{}]}]");
        assertThat(shown.path("fields").toString())
                .isEqualTo("[{\"mine\":true,\"short\":false,\"title\":\"o\",\"value\":{\"a\":1}},"
                        + "{\"short\":false,\"title\":\"n\",\"value\":90},"
                        + "{\"short\":false,\"title\":\"b\",\"value\":false},"
                        + "{\"short\":false,\"title\":\"none\",\"value\":\"\"}]");
    }

    private static Answer send(String props) {
        return ANN.api().post("/posts", "{\"channel_id\":\"" + SERVER.townSquare + "\",\"props\":" + props + "}");
    }

    private static String nameOf(String channel) {
        return ANN.api().get("/channels/" + channel).is(200).text("name");
    }

    private static String shortened(String value) {
        return value.substring(0, Math.min(40, value.length())) + "…" + value.length();
    }
}
