package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.Form;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.Together;

/** Files that come in parts. */
class UploadsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NO_UPLOAD = "app.upload.get.app_error";
    private static final String CONCURRENT = "app.upload.upload_data.concurrent.app_error";
    private static final String TOO_LONG = "api.upload.upload_data.invalid_content_length";
    private static final int FIRST = 5 * 1024 * 1024;
    private static final int LATER = 64 * 1024;

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    /** Of three parts. */
    private static final byte[] FILE = new byte[FIRST + LATER + 10];

    static {
        new Random(1).nextBytes(FILE);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_file_comes_in_parts() {
        JsonNode upload = begun("big.bin", FILE.length);
        assertThat(upload.path("type").asText()).isEqualTo("attachment");
        assertThat(upload.path("user_id").asText()).isEqualTo(ANN.id());
        assertThat(upload.path("channel_id").asText()).isEqualTo(CHANNEL);
        assertThat(upload.path("filename").asText()).isEqualTo("big.bin");
        assertThat(upload.path("file_size").asInt()).isEqualTo(FILE.length);
        assertThat(upload.path("file_offset").asInt()).isZero();
        assertThat(upload.path("create_at").asLong()).isPositive();
        String path = path(upload);
        assertThat(ANN.api().post(path, part(0, FIRST)).is(204).http().body()).isEmpty();
        assertThat(ANN.api().get(path).is(200).json().path("file_offset").asInt())
                .isEqualTo(FIRST);
        ANN.api().post(path, part(FIRST, LATER)).is(204);
        assertThat(ANN.api().get("/users/me/uploads").is(200).texts("id"))
                .contains(upload.path("id").asText());
        JsonNode file = ANN.api().post(path, part(FIRST + LATER, 10)).is(200).json();
        assertThat(file.path("size").asInt()).isEqualTo(FILE.length);
        assertThat(file.path("name").asText()).isEqualTo("big.bin");
        assertThat(downloaded(file)).isEqualTo(FILE);
        ANN.api().get(path).fails(404, NO_UPLOAD);
        assertThat(ANN.api().get("/users/me/uploads").is(200).texts("id"))
                .doesNotContain(upload.path("id").asText());
        String id = file.path("id").asText();
        assertThat(SERVER.postWith(ANN, CHANNEL, id).at("/metadata/files/0/id").asText())
                .isEqualTo(id);
        try (OtherNode node = OtherNode.of(SERVER)) {
            assertThat(node.ask("SELECT folder FROM file_remains")).isEmpty();
        }
    }

    @Test
    void a_part_may_be_a_form() {
        byte[] picture = TestPicture.png(20, 10);
        JsonNode upload = begun("a.png", picture.length);
        JsonNode file = ANN.api()
                .post(path(upload), new Form().file("data", "blob", picture))
                .is(200)
                .json();
        assertThat(file.path("width").asInt()).isEqualTo(20);
        assertThat(file.path("has_preview_image").asBoolean()).isTrue();
        ANN.api()
                .post(path(begun("b.png", 5)), new Form().field("data", "12345"))
                .fails(400, "api.upload.upload_data.multipart_error");
    }

    @Test
    void what_came_before_the_line_was_cut_is_kept() throws IOException {
        JsonNode upload = begun("cut.bin", FILE.length);
        try (Socket socket = opened(upload, FILE.length)) {
            socket.getOutputStream().write(FILE, 0, FIRST + 1_000);
            socket.getOutputStream().flush();
        }
        Await.until(() -> offset(upload) > 0);
        int there = offset(upload);
        assertThat(there).isBetween(FIRST, FIRST + 1_000);
        JsonNode file = ANN.api()
                .post(path(upload), part(there, FILE.length - there))
                .is(200)
                .json();
        assertThat(downloaded(file)).isEqualTo(FILE);
    }

    /** As when the server died between the last part and the file. */
    @Test
    void an_upload_whose_parts_are_all_there_is_completed_by_nothing_more() {
        JsonNode upload = begun("all.bin", FILE.length);
        ANN.api().post(path(upload), part(0, FIRST)).is(204);
        try (OtherNode node = OtherNode.of(SERVER)) {
            node.change(
                    "UPDATE uploads SET file_size = ? WHERE id = ?",
                    FIRST,
                    upload.path("id").asText());
        }
        JsonNode file = ANN.api().post(path(upload), new byte[0]).is(200).json();
        assertThat(downloaded(file)).isEqualTo(part(0, FIRST));
    }

    @Test
    void a_part_that_another_overtook_is_refused() throws IOException {
        JsonNode upload = begun("slow.bin", FILE.length);
        Path folder = SERVER.data()
                .resolve("files")
                .resolve("uploads/" + upload.path("id").asText());
        try (Socket slow = opened(upload, FIRST)) {
            slow.getOutputStream().write(FILE, 0, FIRST - 10);
            slow.getOutputStream().flush();
            Await.until(() -> Files.exists(folder));
            ANN.api().post(path(upload), part(0, FIRST)).is(204);
            slow.getOutputStream().write(FILE, FIRST - 10, 10);
            slow.getOutputStream().flush();
            slow.shutdownOutput();
            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains(CONCURRENT);
        }
        assertThat(offset(upload)).isEqualTo(FIRST);
        assertThat(downloaded(ANN.api()
                        .post(path(upload), part(FIRST, LATER + 10))
                        .is(200)
                        .json()))
                .isEqualTo(FILE);
    }

    /** A connection on which a part of that length is announced. */
    private static Socket opened(JsonNode upload, int length) throws IOException {
        URI address = URI.create(SERVER.url() + "/api/v4" + path(upload));
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + ANN.token()
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @Test
    void of_two_parts_for_one_place_one_is_kept() {
        for (int round = 0; round < 3; round++) {
            JsonNode upload = begun("race.bin", FILE.length);
            Supplier<Answer> first = () -> ANN.api().post(path(upload), part(0, FIRST));
            List<Answer> answers = Together.call(List.of(first, first, first, first));
            assertThat(answers.stream().filter(each -> each.status() == 204)).hasSize(1);
            answers.stream()
                    .filter(each -> each.status() != 204)
                    .forEach(each -> assertThat(each.is(400).text("id")).isIn(CONCURRENT, TOO_LONG));
            Supplier<Answer> rest = () -> ANN.api().post(path(upload), part(FIRST, LATER + 10));
            List<Answer> ends = Together.call(List.of(rest, rest, rest));
            Answer end = ends.stream()
                    .filter(each -> each.status() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(downloaded(end.json())).isEqualTo(FILE);
            assertThat(ends.stream().filter(each -> each.status() == 200)).hasSize(1);
        }
        try (OtherNode node = OtherNode.of(SERVER)) {
            assertThat(node.ask("SELECT folder FROM file_remains")).isEmpty();
        }
    }

    @Test
    void a_part_is_neither_too_small_nor_too_large() {
        JsonNode upload = begun("parts.bin", FILE.length);
        String path = path(upload);
        String small = "app.upload.upload_data.first_part_too_small.app_error";
        ANN.api().post(path, part(0, FIRST - 1)).fails(400, small);
        ANN.api().post(path, new byte[0]).fails(400, small);
        assertThat(offset(upload)).isZero();
        ANN.api().post(path, part(0, FIRST)).is(204);
        ANN.api().post(path, part(FIRST, LATER - 1)).fails(400, small);
        ANN.api().post(path, new byte[LATER + 11]).fails(400, TOO_LONG);
        Answer unannounced = new Answer(ANN.api()
                .sent(
                        "POST",
                        path,
                        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[LATER + 11])),
                        BodyHandlers.ofString()));
        unannounced.fails(400, TOO_LONG);
        assertThat(offset(upload)).isEqualTo(FIRST);
        assertThat(downloaded(
                        ANN.api().post(path, part(FIRST, LATER + 10)).is(200).json()))
                .isEqualTo(FILE);
    }

    @Test
    void a_picture_with_too_many_pixels_ends_its_upload() {
        SERVER.configure("FileSettings", "MaxImageResolution", 100);
        byte[] picture = TestPicture.png(11, 10);
        JsonNode upload = begun("a.png", picture.length);
        ANN.api().post(path(upload), picture).fails(400, "app.upload.upload_data.large_image.app_error");
        ANN.api().get(path(upload)).fails(404, NO_UPLOAD);
        SERVER.configure("FileSettings", "MaxImageResolution", 33_177_600);
    }

    @Test
    void an_upload_is_its_owner_s_alone() {
        SERVER.join(CHANNEL, BOB);
        JsonNode upload = begun("mine.txt", 2);
        BOB.api().get(path(upload)).fails(403, "api.upload.get_upload.forbidden.app_error");
        BOB.api().post(path(upload), "ab").fails(403, FORBIDDEN);
        BOB.api()
                .get("/users/" + ANN.id() + "/uploads")
                .fails(403, "api.user.get_uploads_for_user.forbidden.app_error");
        assertThat(BOB.api().get("/users/me/uploads").is(200).json()).isEmpty();
        ANN.api().post("/uploads/" + "n".repeat(26), "ab").fails(404, NO_UPLOAD);
        ANN.api().get("/uploads/short").fails(400, "api.context.invalid_url_param.app_error");
    }

    @Test
    void what_can_not_become_a_file_is_not_begun() {
        refused(Map.of("channel_id", "short"), 400, "model.upload_session.is_valid.channel_id.app_error");
        refused(Map.of("channel_id", "n".repeat(26)), 400, "app.upload.create.incorrect_channel_id.app_error");
        refused(Map.of("filename", ""), 400, "model.upload_session.is_valid.filename.app_error");
        refused(Map.of("filename", "n".repeat(257)), 400, "model.upload_session.is_valid.filename.app_error");
        refused(Map.of("file_size", 0), 400, "model.upload_session.is_valid.file_size.app_error");
        refused(Map.of("file_size", 1L << 40), 413, "api.upload.create.upload_too_large.app_error");
        refused(Map.of("type", "import"), 400, "model.upload_session.is_valid.type.app_error");
        String archived = SERVER.channel(ANN, "O");
        ANN.api().delete("/channels/" + archived).is(200);
        refused(Map.of("channel_id", archived), 400, "app.upload.create.cannot_upload_to_deleted_channel.app_error");
        refused(Map.of("channel_id", SERVER.channel(BOB, "P")), 403, FORBIDDEN);
    }

    private static void refused(Map<String, Object> different, int status, String error) {
        Map<String, Object> body = new HashMap<>(body("a.txt", 5));
        body.putAll(different);
        ANN.api().post("/uploads", body).fails(status, error);
    }

    private static JsonNode begun(String name, long size) {
        return ANN.api().post("/uploads", body(name, size)).is(201).json();
    }

    private static Map<String, Object> body(String name, long size) {
        return Map.of("channel_id", CHANNEL, "filename", name, "file_size", size);
    }

    private static String path(JsonNode upload) {
        return "/uploads/" + upload.path("id").asText();
    }

    private static int offset(JsonNode upload) {
        return ANN.api().get(path(upload)).is(200).json().path("file_offset").asInt();
    }

    private static byte[] part(int from, int length) {
        return Arrays.copyOfRange(FILE, from, from + length);
    }

    private static byte[] downloaded(JsonNode file) {
        return ANN.api()
                .sent("GET", "/files/" + file.path("id").asText(), BodyPublishers.noBody(), BodyHandlers.ofByteArray())
                .body();
    }
}
