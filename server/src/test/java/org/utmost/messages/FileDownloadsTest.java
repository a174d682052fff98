package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Files as they are got: by those who may, whole or in part, and never so that they run as if they were ours. */
class FileDownloadsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NO_FILE = "app.file_info.get.app_error";
    private static final String NOTHING = "n".repeat(26);

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();
    private static final Person STRANGER = SERVER.person();

    /** A private channel of Ann's and Bob's. */
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    static {
        SERVER.join(CHANNEL, BOB);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "drawing.svg", "feed.xml", "code.js", "style.css", "page.xhtml"})
    void what_could_run_is_only_kept(String name) {
        String id = id(SERVER.file(ANN, CHANNEL, name, bytes("<svg onload='alert(1)'/>")));
        Answer answer = ANN.api().get("/files/" + id).is(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @Test
    void a_picture_is_shown_in_its_place_and_kept_on_demand() {
        String id = id(SERVER.file(ANN, CHANNEL, "\"50%\" 空.png", TestPicture.png(200, 150)));
        for (String path : List.of("", "/thumbnail", "/preview")) {
            Answer shown = ANN.api().get("/files/" + id + path).is(200);
            assertThat(shown.header("Content-Type")).isEqualTo(path.isEmpty() ? "image/png" : "image/jpeg");
            assertThat(shown.header("Content-Disposition"))
                    .isEqualTo("inline; filename=\"_50__ _.png\"; filename*=UTF-8''%2250%25%22%20%E7%A9%BA.png");
            assertThat(shown.header("Cache-Control")).startsWith("private");
            assertThat(shown.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(ANN.api()
                            .get("/files/" + id + path + "?download=1")
                            .is(200)
                            .header("Content-Disposition"))
                    .startsWith("attachment;");
        }
        String pdf = id(SERVER.file(ANN, CHANNEL, "a.pdf", bytes("%PDF-1.7")));
        Answer kept = ANN.api().get("/files/" + pdf).is(200);
        assertThat(kept.header("Content-Disposition")).startsWith("attachment;");
        assertThat(kept.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void a_part_of_a_file_is_sent_alone_and_a_version_known_already_not_again() {
        String path = "/files/" + id(SERVER.file(ANN, CHANNEL, "digits.txt", bytes("0123456789")));
        Answer part = ANN.api().with("Range", "bytes=2-4").get(path).is(206);
        assertThat(part.http().body()).isEqualTo("234");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(ANN.api().with("Range", "bytes=-3").get(path).is(206).http().body())
                .isEqualTo("789");
        ANN.api().with("Range", "bytes=10-").get(path).is(416);
        Answer head = ANN.api().send("HEAD", path, null).is(200);
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.http().body()).isEmpty();
        assertThat(head.header("Last-Modified")).endsWith("GMT");
        String etag = head.header("ETag");
        assertThat(etag).isNotEmpty();
        ANN.api().with("If-None-Match", etag).get(path).is(304);
        String picture = "/files/" + id(SERVER.file(ANN, CHANNEL, "a.png", TestPicture.png(2, 2)));
        ANN.api().send("HEAD", picture + "/thumbnail", null).is(200);
        ANN.api().send("HEAD", picture + "/preview", null).is(200);
    }

    @Test
    void a_file_that_no_post_took_is_its_sender_s_alone() {
        String id = id(SERVER.file(ANN, CHANNEL, "a.png", TestPicture.png(2, 2)));
        for (String path : List.of("", "/info", "/thumbnail", "/preview")) {
            ANN.api().get("/files/" + id + path).is(200);
            BOB.api().get("/files/" + id + path).fails(403, FORBIDDEN);
            STRANGER.api().get("/files/" + id + path).fails(403, FORBIDDEN);
        }
        SERVER.postWith(ANN, CHANNEL, id);
        for (String path : List.of("", "/info", "/thumbnail", "/preview")) {
            BOB.api().get("/files/" + id + path).is(200);
            STRANGER.api().get("/files/" + id + path).fails(403, FORBIDDEN);
        }
    }

    @Test
    void a_file_of_a_public_channel_is_read_by_its_team_but_not_by_a_guest() {
        String channel = SERVER.channel(ANN, "O");
        String id = id(SERVER.file(ANN, channel, "a.txt", bytes("a")));
        SERVER.postWith(ANN, channel, id);
        STRANGER.api().get("/files/" + id).is(200);
        SERVER.guest().api().get("/files/" + id).fails(403, FORBIDDEN);
        SERVER.stranger().api().get("/files/" + id).fails(403, FORBIDDEN);
    }

    @Test
    void what_is_not_there_or_was_not_made_is_said() {
        String text = id(SERVER.file(ANN, CHANNEL, "a.txt", bytes("a")));
        ANN.api().get("/files/" + text + "/thumbnail").fails(400, "api.file.get_file_thumbnail.no_thumbnail.app_error");
        ANN.api().get("/files/" + text + "/preview").fails(400, "api.file.get_file_preview.no_preview.app_error");
        for (String path : List.of("", "/info", "/thumbnail", "/preview")) {
            ANN.api().get("/files/" + NOTHING + path).fails(404, NO_FILE);
            ANN.api().get("/files/short" + path).fails(400, "api.context.invalid_url_param.app_error");
        }
    }

    @Test
    void a_link_works_without_a_session_until_it_is_switched_off() {
        try (TestServer server = new TestServer()) {
            Person ann = server.person();
            String id = id(server.file(ann, server.townSquare, "a.txt", bytes("for all")));
            ann.api().get("/files/" + id + "/link").fails(403, "api.file.get_public_link.disabled.app_error");
            server.configure("FileSettings", "EnablePublicLink", true);
            ann.api().get("/files/" + id + "/link").fails(400, "api.file.get_public_link.no_post.app_error");
            String post = server.postWith(ann, server.townSquare, id).path("id").asText();
            String link = ann.api().get("/files/" + id + "/link").is(200).text("link");
            assertThat(link).contains("://127.0.0.1:").contains("/files/" + id + "/public?h=");
            String path = link.substring(link.indexOf("/files/"));
            Caller nobody = server.web();
            assertThat(nobody.get(path).is(200).http().body()).isEqualTo("for all");
            nobody.send("HEAD", path, null).is(200);
            nobody.get(path + "x").fails(400, "api.file.get_file.public_invalid.app_error");
            nobody.get("/files/" + id + "/public").fails(400, "api.file.get_file.public_invalid.app_error");
            nobody.get("/files/" + NOTHING + path.substring(path.indexOf("/public")))
                    .fails(400, "api.file.get_file.public_invalid.app_error");
            server.configure("ServiceSettings", "SiteURL", "https://chat.example.com/");
            assertThat(ann.api().get("/files/" + id + "/link").text("link"))
                    .startsWith("https://chat.example.com/files/" + id);
            ann.api().delete("/posts/" + post).is(200);
            nobody.get(path).fails(404, NO_FILE);
            server.configure("FileSettings", "EnablePublicLink", false);
            nobody.get(path).fails(403, "api.file.get_public_link.disabled.app_error");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(JsonNode file) {
        return file.path("id").asText();
    }
}
