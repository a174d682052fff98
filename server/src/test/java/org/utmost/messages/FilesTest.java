package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.Form;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Files as they are sent: in a form or as a body, with whichever name, and no larger than they may be. */
class FilesTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NOTHING = "n".repeat(26);

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person STRANGER = SERVER.person();

    /** A private channel of Ann's. */
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void files_of_a_form_come_back_with_the_client_s_ids_and_as_they_were_sent() {
        JsonNode sent = ANN.api()
                .post(
                        "/files",
                        new Form()
                                .field("channel_id", CHANNEL)
                                .file("files", "hello.txt", bytes("hello"))
                                .file("files", "空 \u00fcber.PNG", TestPicture.png(30, 20))
                                .field("client_ids", "first")
                                .field("client_ids", "second"))
                .is(201)
                .json();
        assertThat(sent.path("client_ids")).extracting(JsonNode::asText).containsExactly("first", "second");
        JsonNode text = sent.at("/file_infos/0");
        assertThat(text.path("name").asText()).isEqualTo("hello.txt");
        assertThat(text.path("extension").asText()).isEqualTo("txt");
        assertThat(text.path("mime_type").asText()).isEqualTo("text/plain");
        assertThat(text.path("size").asLong()).isEqualTo(5);
        assertThat(text.path("user_id").asText()).isEqualTo(ANN.id());
        assertThat(text.path("channel_id").asText()).isEqualTo(CHANNEL);
        assertThat(text.path("mini_preview").isNull()).isTrue();
        assertThat(text.path("archived").isBoolean()).isTrue();
        assertThat(text.path("create_at").asLong()).isPositive();
        assertThat(text.path("delete_at").asLong()).isZero();
        assertThat(text.has("post_id") || text.has("width") || text.has("has_preview_image"))
                .isFalse();
        JsonNode picture = sent.at("/file_infos/1");
        assertThat(picture.path("name").asText()).isEqualTo("空 \u00fcber.PNG");
        assertThat(picture.path("extension").asText()).isEqualTo("png");
        assertThat(picture.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(picture.path("has_preview_image").asBoolean()).isTrue();
        String id = text.path("id").asText();
        assertThat(ANN.api().get("/files/" + id).is(200).http().body()).isEqualTo("hello");
        assertThat(ANN.api().get("/files/" + id + "/info").is(200).json()).isEqualTo(text);
        assertThat(downloaded(ANN, picture.path("id").asText())).isEqualTo(TestPicture.png(30, 20));
    }

    @Test
    void a_file_is_sent_as_the_body_with_its_name_in_the_query() {
        JsonNode file = SERVER.file(ANN, CHANNEL, "a b&c.json", bytes("{}"));
        assertThat(file.path("name").asText()).isEqualTo("a b&c.json");
        assertThat(file.path("mime_type").asText()).isEqualTo("application/json");
        JsonNode empty = SERVER.file(ANN, CHANNEL, "empty", new byte[0]);
        assertThat(empty.path("size").asLong()).isZero();
        assertThat(empty.path("mime_type").asText()).isEqualTo("application/octet-stream");
        assertThat(downloaded(ANN, empty.path("id").asText())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"../../etc/passwd | passwd", "C:\\temp\\a.txt | a.txt", "e\u0301.txt | \u00e9.txt"},
            delimiter = '|')
    void a_name_is_no_path(String given, String kept) {
        assertThat(SERVER.file(ANN, CHANNEL, given, bytes("x")).path("name").asText())
                .isEqualTo(kept);
    }

    @Test
    void a_name_has_no_control_characters() {
        assertThat(SERVER.file(ANN, CHANNEL, "a\u0001\nb\u202e.txt", bytes("x"))
                        .path("name")
                        .asText())
                .isEqualTo("ab.txt");
    }

    @Test
    void a_long_name_is_cut_before_its_end() {
        String name = SERVER.file(ANN, CHANNEL, "n".repeat(500) + ".TXT", bytes("x"))
                .path("name")
                .asText();
        assertThat(name).hasSize(256).endsWith("n.txt");
    }

    @Test
    void what_a_file_is_follows_from_its_bytes_and_its_name() {
        assertThat(type("picture.txt", TestPicture.png(1, 1))).isEqualTo("image/png");
        assertThat(type("page.png", bytes("<script>alert(1)</script>"))).isEqualTo("application/octet-stream");
        assertThat(type("report", bytes("%PDF-1.7"))).isEqualTo("application/pdf");
        assertThat(type("page.HTML", bytes("<p>"))).isEqualTo("text/html");
        assertThat(type("unknown.abcde", bytes("abc"))).isEqualTo("application/octet-stream");
    }

    @Test
    void a_form_that_is_no_upload_is_refused() {
        assertThat(ANN.api()
                        .post("/files", form().field("channel_id", CHANNEL))
                        .fails(400, "api.context.invalid_body_param.app_error")
                        .text("message"))
                .contains("files");
        ANN.api()
                .post("/files", form().file("files", "a", bytes("a")))
                .fails(400, "api.context.invalid_body_param.app_error");
        ANN.api()
                .post(
                        "/files",
                        form().field("channel_id", CHANNEL)
                                .field("channel_id", SERVER.townSquare)
                                .file("files", "a", bytes("a")))
                .fails(400, "api.file.upload_file.multiple_channel_ids.app_error");
        ANN.api()
                .post(
                        "/files",
                        form().field("channel_id", CHANNEL)
                                .field("client_ids", "a")
                                .field("client_ids", "b")
                                .file("files", "a", bytes("a")))
                .fails(400, "api.file.upload_file.incorrect_number_of_client_ids.app_error");
        ANN.api()
                .post("/files", form().field("channel_id", "x".repeat(2_000)).file("files", "a", bytes("a")))
                .fails(400, "api.file.upload_file.read_form_value.app_error");
        ANN.api()
                .with("Content-Type", "multipart/form-data; boundary=b")
                .post("/files", "--b\r\nbroken")
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void a_body_without_a_name_or_a_channel_is_refused() {
        ANN.api().post("/files?channel_id=" + CHANNEL, "a").fails(400, "api.context.invalid_url_param.app_error");
        ANN.api()
                .post("/files?filename=..&channel_id=" + CHANNEL, "a")
                .fails(400, "api.context.invalid_url_param.app_error");
        ANN.api().post("/files?filename=a", "a").fails(400, "api.context.invalid_body_param.app_error");
        ANN.api()
                .post("/files?filename=a&channel_id=" + NOTHING, "a")
                .fails(400, "api.file.upload_file.get_channel.app_error");
    }

    @Test
    void only_who_may_sends_files_to_a_channel() {
        STRANGER.api().post("/files?filename=a&channel_id=" + CHANNEL, "a").fails(403, FORBIDDEN);
        STRANGER.api()
                .post("/files", form().field("channel_id", CHANNEL).file("files", "a", bytes("a")))
                .fails(403, FORBIDDEN);
        STRANGER.api()
                .post("/files?channel_id=" + CHANNEL, form().file("files", "a", bytes("a")))
                .fails(403, FORBIDDEN);
        String archived = SERVER.channel(ANN, "O");
        ANN.api().delete("/channels/" + archived).is(200);
        ANN.api()
                .post("/files?filename=a&channel_id=" + archived, "a")
                .fails(400, "api.file.upload_file.incorrect_channelId.app_error");
    }

    @Test
    void a_file_too_large_is_refused_however_it_comes_and_leaves_nothing() {
        try (TestServer small = new TestServer();
                OtherNode node = OtherNode.of(small)) {
            small.configure("FileSettings", "MaxFileSize", 1_000);
            Person ann = small.person();
            String path = "/files?filename=a.txt&channel_id=" + small.townSquare;
            String error = "api.file.upload_file.too_large_detailed.app_error";
            ann.api().post(path, "x".repeat(1_001)).fails(413, error);
            ann.api()
                    .post(
                            "/files",
                            form().field("channel_id", small.townSquare)
                                    .file("files", "a", bytes("x"))
                                    .file("files", "b", bytes("x".repeat(1_001))))
                    .fails(413, error);
            HttpResponse<String> unannounced = ann.api()
                    .sent(
                            "POST",
                            path,
                            BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(1_001))),
                            BodyHandlers.ofString());
            new Answer(unannounced).fails(413, error);
            assertThat(node.ask("SELECT id FROM files")).isEmpty();
            assertThat(node.ask("SELECT folder FROM file_remains")).isEmpty();
            ann.api().post(path, "x".repeat(1_000)).is(201);
        }
    }

    @Test
    void a_file_whose_line_was_cut_leaves_nothing() throws IOException {
        try (TestServer server = new TestServer();
                OtherNode node = OtherNode.of(server)) {
            Person ann = server.person();
            URI address = URI.create(server.url());
            Path files = server.data().resolve("files");
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                String head = "POST /api/v4/files?filename=a.bin&channel_id=" + server.townSquare
                        + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + ann.token()
                        + "\r\nContent-Length: 10000000\r\n\r\n";
                socket.getOutputStream().write(bytes(head + "x".repeat(1_000_000)));
                socket.getOutputStream().flush();
                Await.until(() -> !node.ask("SELECT folder FROM file_remains").isEmpty() && !isEmpty(files));
            }
            Await.until(() -> node.ask("SELECT folder FROM file_remains").isEmpty());
            assertThat(node.ask("SELECT id FROM files")).isEmpty();
            assertThat(isEmpty(files)).isTrue();
        }
    }

    @Test
    void where_files_are_switched_off_none_are_sent() {
        try (TestServer without = new TestServer()) {
            without.configure("FileSettings", "EnableFileAttachments", false);
            without.admin
                    .api()
                    .post("/files?filename=a&channel_id=" + without.townSquare, "a")
                    .fails(403, "api.file.attachments.disabled.app_error");
            without.admin
                    .api()
                    .post("/uploads", Map.of("channel_id", without.townSquare, "filename", "a", "file_size", 1))
                    .fails(501, "api.file.attachments.disabled.app_error");
        }
    }

    @Test
    void people_in_no_team_together_send_each_other_no_files_where_that_is_restricted() {
        try (TestServer server = new TestServer()) {
            Person ann = server.stranger();
            String direct = ann.api()
                    .post(
                            "/channels/direct",
                            List.of(ann.id(), server.stranger().id()))
                    .is(201)
                    .text("id");
            server.configure("TeamSettings", "RestrictDirectMessage", "team");
            ann.api()
                    .post("/files?filename=a&channel_id=" + direct, "a")
                    .fails(400, "api.file.upload_file.restricted_dm.error");
            ann.api()
                    .post("/uploads", Map.of("channel_id", direct, "filename", "a", "file_size", 1))
                    .fails(400, "app.upload.create.cannot_upload_to_restricted_dm.error");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.noneMatch(Files::isRegularFile);
        } catch (IOException | UncheckedIOException none) {
            return true;
        }
    }

    private static Form form() {
        return new Form();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(JsonNode file) {
        return file.path("id").asText();
    }

    private static String type(String name, byte[] bytes) {
        return SERVER.file(ANN, CHANNEL, name, bytes).path("mime_type").asText();
    }

    private static byte[] downloaded(Person reader, String id) {
        return reader.api()
                .sent("GET", "/files/" + id, BodyPublishers.noBody(), BodyHandlers.ofByteArray())
                .body();
    }
}
