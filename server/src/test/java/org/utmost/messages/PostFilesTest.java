package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;
import org.utmost.testing.Together;

/** The files of posts: which a post gets, how it tells of them, and that they go with it. */
class PostFilesTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    static {
        SERVER.join(CHANNEL, BOB);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_post_has_its_files_in_the_order_that_it_names_them() {
        List<String> files = files(3);
        JsonNode post = SERVER.postWith(ANN, CHANNEL, files.get(2), files.get(0), files.get(1), files.get(0));
        List<String> order = List.of(files.get(2), files.get(0), files.get(1));
        assertThat(texts(post.path("file_ids"))).isEqualTo(order);
        assertThat(ids(post.at("/metadata/files"))).isEqualTo(order);
        String id = post.path("id").asText();
        JsonNode info = post.at("/metadata/files/0");
        assertThat(info.path("post_id").asText()).isEqualTo(id);
        assertThat(info.path("channel_id").asText()).isEqualTo(CHANNEL);
        for (String path : List.of("/posts/" + id, "/posts/" + id + "/files/info", "/posts/" + id + "/thread")) {
            JsonNode answer = BOB.api().get(path).is(200).json();
            JsonNode infos = answer.isArray()
                    ? answer
                    : answer.has("posts")
                            ? answer.at("/posts/" + id + "/metadata/files")
                            : answer.at("/metadata/files");
            assertThat(ids(infos)).as(path).isEqualTo(order);
        }
        JsonNode page = BOB.api().get("/channels/" + CHANNEL + "/posts").json();
        assertThat(ids(page.at("/posts/" + id + "/metadata/files"))).isEqualTo(order);
        assertThat(BOB.api().post("/posts/ids", List.of(id)).json().at("/0/metadata/files"))
                .hasSize(3);
    }

    @Test
    void a_post_without_files_says_nothing_of_them() {
        JsonNode post = ANN.api()
                .post("/posts", Map.of("channel_id", CHANNEL, "message", "plain"))
                .is(201)
                .json();
        assertThat(post.has("file_ids") || post.path("metadata").has("files")).isFalse();
        assertThat(ANN.api()
                        .get("/posts/" + post.path("id").asText() + "/files/info")
                        .is(200)
                        .json())
                .isEmpty();
    }

    @Test
    void what_is_not_the_author_s_to_give_is_left_out() {
        String bobs = id(SERVER.file(BOB, CHANNEL, "b.txt", bytes("b")));
        String elsewhere = id(SERVER.file(ANN, SERVER.townSquare, "e.txt", bytes("e")));
        String taken = files(1).getFirst();
        SERVER.postWith(ANN, CHANNEL, taken);
        String own = files(1).getFirst();
        JsonNode post = SERVER.postWith(ANN, CHANNEL, bobs, elsewhere, taken, own, "nonsense", "n".repeat(26));
        assertThat(texts(post.path("file_ids"))).containsExactly(own);
        JsonNode none = SERVER.postWith(ANN, CHANNEL, bobs);
        assertThat(none.has("file_ids")).isFalse();
    }

    @Test
    void a_post_has_ten_files_at_the_most() {
        List<String> eleven = files(11);
        Map<String, Object> body = Map.of("channel_id", CHANNEL, "message", "many", "file_ids", eleven);
        ANN.api().post("/posts", body).fails(400, "model.post.is_valid.file_ids.app_error");
        JsonNode ten = SERVER.postWith(ANN, CHANNEL, eleven.subList(0, 10).toArray(String[]::new));
        assertThat(ten.path("file_ids")).hasSize(10);
        ANN.api()
                .put("/posts/" + id(ten) + "/patch", Map.of("file_ids", eleven))
                .fails(400, "model.post.is_valid.file_ids.app_error");
    }

    @Test
    void of_posts_that_want_one_file_one_gets_it() {
        for (int round = 0; round < 5; round++) {
            String file = files(1).getFirst();
            Map<String, Object> body = Map.of("channel_id", CHANNEL, "message", "mine", "file_ids", List.of(file));
            List<Answer> answers = Together.call(IntStream.range(0, 8)
                    .<Supplier<Answer>>mapToObj(i -> () -> ANN.api().post("/posts", body))
                    .toList());
            List<JsonNode> got = answers.stream()
                    .map(answer -> answer.is(201).json())
                    .filter(post -> post.has("file_ids"))
                    .toList();
            assertThat(got).hasSize(1);
            assertThat(ANN.api().get("/files/" + file + "/info").text("post_id"))
                    .isEqualTo(id(got.getFirst()));
        }
    }

    @Test
    void a_post_sent_twice_keeps_its_files() {
        String file = files(1).getFirst();
        Map<String, Object> body = Map.of(
                "channel_id", CHANNEL, "message", "", "file_ids", List.of(file), "pending_post_id", "once" + file);
        String first = id(ANN.api().post("/posts", body).is(201).json());
        JsonNode again = ANN.api().post("/posts", body).is(201).json();
        assertThat(id(again)).isEqualTo(first);
        assertThat(texts(again.path("file_ids"))).containsExactly(file);
    }

    @Test
    void who_may_not_send_files_posts_without() {
        String channel = SERVER.channel(ANN, "O");
        SERVER.join(channel, BOB);
        String file = id(SERVER.file(BOB, channel, "b.txt", bytes("b")));
        String role = SERVER.admin.api().get("/roles/name/channel_user").text("id");
        List<String> before =
                texts(SERVER.admin.api().get("/roles/" + role).json().path("permissions"));
        try {
            permit(role, without(before, "upload_file"));
            BOB.api()
                    .post("/posts", Map.of("channel_id", channel, "message", "x", "file_ids", List.of(file)))
                    .fails(403, FORBIDDEN);
            SERVER.post(BOB, channel, "without");
        } finally {
            permit(role, before);
        }
    }

    @Test
    void an_edit_adds_and_removes_files() {
        List<String> files = files(3);
        JsonNode post = SERVER.postWith(ANN, CHANNEL, files.get(0), files.get(1));
        String path = "/posts/" + id(post) + "/patch";
        JsonNode edited = ANN.api()
                .put(path, Map.of("file_ids", List.of(files.get(2), files.get(1))))
                .is(200)
                .json();
        assertThat(texts(edited.path("file_ids"))).containsExactly(files.get(2), files.get(1));
        assertThat(ids(edited.at("/metadata/files"))).containsExactly(files.get(2), files.get(1));
        assertThat(edited.path("edit_at").asLong()).isPositive();
        ANN.api().get("/files/" + files.get(0) + "/info").fails(404, "app.file_info.get.app_error");
        assertThat(ids(BOB.api().get("/posts/" + id(post) + "/files/info").json()))
                .containsExactly(files.get(2), files.get(1));
        assertThat(ids(SERVER.admin
                        .api()
                        .get("/posts/" + id(post) + "/files/info?include_deleted=true")
                        .is(200)
                        .json()))
                .containsExactlyInAnyOrderElementsOf(files);
        ANN.api().get("/posts/" + id(post) + "/files/info?include_deleted=true").fails(403, FORBIDDEN);
        JsonNode texted =
                ANN.api().put(path, Map.of("message", "only text")).is(200).json();
        assertThat(texted.path("file_ids")).hasSize(2);
        Map<String, Object> whole = Map.of("id", id(post), "message", "whole");
        assertThat(ANN.api().put("/posts/" + id(post), whole).is(200).json().path("file_ids"))
                .hasSize(2);
        JsonNode emptied =
                ANN.api().put(path, Map.of("file_ids", List.of())).is(200).json();
        assertThat(emptied.has("file_ids") || emptied.path("metadata").has("files"))
                .isFalse();
    }

    @Test
    void who_may_edit_a_post_but_not_its_files_leaves_them() {
        String channel = SERVER.channel(ANN, "O");
        SERVER.join(channel, BOB);
        String first = id(SERVER.file(BOB, channel, "1.txt", bytes("1")));
        String second = id(SERVER.file(BOB, channel, "2.txt", bytes("2")));
        String path = "/posts/" + id(SERVER.postWith(BOB, channel, first)) + "/patch";
        String role = SERVER.admin.api().get("/roles/name/channel_user").text("id");
        List<String> before =
                texts(SERVER.admin.api().get("/roles/" + role).json().path("permissions"));
        try {
            permit(role, without(before, "edit_file_attachment"));
            BOB.api().put(path, Map.of("file_ids", List.of())).fails(403, FORBIDDEN);
            BOB.api()
                    .put(path, Map.of("message", "same files", "file_ids", List.of(first)))
                    .is(200);
            permit(role, without(before, "upload_file"));
            BOB.api().put(path, Map.of("file_ids", List.of(first, second))).fails(403, FORBIDDEN);
            BOB.api().put(path, Map.of("file_ids", List.of())).is(200);
        } finally {
            permit(role, before);
        }
    }

    @Test
    void files_go_with_their_post_and_with_its_thread() {
        String channel = SERVER.channel(ANN, "P");
        String ofRoot = id(SERVER.file(ANN, channel, "1.txt", bytes("1")));
        String ofReply = id(SERVER.file(ANN, channel, "2.txt", bytes("2")));
        String ofOther = id(SERVER.file(ANN, channel, "3.txt", bytes("3")));
        String root = id(SERVER.postWith(ANN, channel, ofRoot));
        Map<String, Object> reply =
                Map.of("channel_id", channel, "root_id", root, "message", "", "file_ids", List.of(ofReply));
        ANN.api().post("/posts", reply).is(201);
        SERVER.postWith(ANN, channel, ofOther);
        files(channel, 1);
        assertThat(counted(channel)).isEqualTo(3);
        ANN.api().delete("/posts/" + root).is(200);
        ANN.api().get("/files/" + ofRoot).fails(404, "app.file_info.get.app_error");
        ANN.api().get("/files/" + ofReply).fails(404, "app.file_info.get.app_error");
        ANN.api().get("/files/" + ofOther).is(200);
        assertThat(counted(channel)).isEqualTo(1);
        assertThat(ANN.api()
                        .get("/channels/" + channel + "/stats?exclude_files_count=true")
                        .json()
                        .path("files_count")
                        .asInt())
                .isEqualTo(-1);
        ANN.api().get("/posts/" + root + "/files/info").fails(404, "app.post.get.app_error");
    }

    @Test
    void others_are_told_of_a_post_with_its_files() {
        try (TestSocket socket = TestSocket.of(SERVER, BOB.token())) {
            socket.settle();
            JsonNode plain = told(socket, SERVER.post(ANN, CHANNEL, "plain"));
            assertThat(plain.has("otherFile") || plain.has("image")).isFalse();
            JsonNode text = told(socket, id(SERVER.postWith(ANN, CHANNEL, files(1).getFirst())));
            assertThat(text.path("otherFile").asText()).isEqualTo("true");
            assertThat(text.has("image")).isFalse();
            String picture = id(SERVER.file(ANN, CHANNEL, "p.png", TestPicture.png(3, 3)));
            JsonNode shown = told(socket, id(SERVER.postWith(ANN, CHANNEL, picture)));
            assertThat(shown.path("otherFile").asText()).isEqualTo("true");
            assertThat(shown.path("image").asText()).isEqualTo("true");
            JsonNode post =
                    Json.MAPPER.valueToTree(Json.object(shown.path("post").asText()));
            assertThat(ids(post.at("/metadata/files"))).containsExactly(picture);
        }
    }

    private static JsonNode told(TestSocket socket, String postId) {
        Await.until(() -> socket.events("posted").stream()
                .anyMatch(each -> each.at("/data/post").asText().contains(postId)));
        return socket.events("posted").stream()
                .map(each -> each.path("data"))
                .filter(data -> data.path("post").asText().contains(postId))
                .findFirst()
                .orElseThrow();
    }

    private static int counted(String channel) {
        return ANN.api()
                .get("/channels/" + channel + "/stats")
                .json()
                .path("files_count")
                .asInt();
    }

    private static List<String> files(int count) {
        return files(CHANNEL, count);
    }

    private static List<String> files(String channel, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(SERVER.file(ANN, channel, i + ".txt", bytes("file " + i))));
        }
        return ids;
    }

    private static void permit(String role, List<String> permissions) {
        SERVER.admin
                .api()
                .put("/roles/" + role + "/patch", Map.of("permissions", permissions))
                .is(200);
    }

    private static List<String> without(List<String> permissions, String one) {
        return permissions.stream().filter(each -> !each.equals(one)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(JsonNode something) {
        return something.path("id").asText();
    }

    private static List<String> ids(JsonNode infos) {
        return infos.valueStream().map(PostFilesTest::id).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
