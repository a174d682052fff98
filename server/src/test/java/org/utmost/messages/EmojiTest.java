package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.Form;
import org.utmost.testing.Pictures;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;
import org.utmost.testing.Together;

/** The emoji that users add. */
class EmojiTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String DUPLICATE = "api.emoji.create.duplicate.app_error";
    private static final String NONE = "app.emoji.get.no_result";
    private static final String NO_IMAGE = "api.emoji.upload.image.app_error";
    private static final String BAD_GIF = "api.emoji.upload.large_image.gif_decode_error";
    private static final byte[] SMALL = Pictures.png(16, 16);

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void one_is_added_for_all() throws Exception {
        try (TestSocket socket = TestSocket.of(SERVER, BOB.token())) {
            JsonNode made = add(ANN, "party_parrot", SMALL).is(201).json();
            assertThat(made.path("name").asText()).isEqualTo("party_parrot");
            assertThat(made.path("creator_id").asText()).isEqualTo(ANN.id());
            assertThat(made.path("create_at").asLong())
                    .isPositive()
                    .isEqualTo(made.path("update_at").asLong());
            assertThat(made.path("delete_at").asLong()).isZero();
            assertThat(made).hasSize(6);
            assertThat(BOB.api().get("/emoji/" + id(made)).is(200).json()).isEqualTo(made);
            assertThat(BOB.api().get("/emoji/name/party_parrot").is(200).json()).isEqualTo(made);
            JsonNode told =
                    Json.read(socket.await("emoji_added").at("/data/emoji").asText(), JsonNode.class);
            assertThat(told).isEqualTo(made);
            HttpResponse<byte[]> image = image(BOB, id(made));
            assertThat(image.body()).isEqualTo(SMALL);
            assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(image.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(image.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("sandbox");
            assertThat(image.headers().firstValue("Cache-Control")).contains("private, max-age=2592000");
        }
    }

    @Test
    void they_are_listed_by_age_or_name() {
        add(ANN, "zz_old", SMALL).is(201);
        add(ANN, "00_new", SMALL).is(201);
        List<String> byAge = names("/emoji?per_page=200");
        assertThat(byAge.indexOf("zz_old")).isNotNegative().isLessThan(byAge.indexOf("00_new"));
        assertThat(names("/emoji?per_page=200&sort=name")).isSorted().startsWith("00_new");
        assertThat(names("/emoji?per_page=1&sort=name")).containsExactly("00_new");
        assertThat(names("/emoji?per_page=1&sort=name&page=1")).hasSize(1).doesNotContain("00_new");
        ANN.api().get("/emoji?sort=age").fails(400, "api.context.invalid_url_param.app_error");
    }

    @Test
    void they_are_found_by_a_part_of_their_names() {
        add(ANN, "Find_Me_First", SMALL).is(201);
        add(ANN, "do_find_me", SMALL).is(201);
        add(ANN, "findXme", SMALL).is(201);
        assertThat(search(Map.of("term", "find_me"))).containsExactly("Find_Me_First", "do_find_me");
        assertThat(search(Map.of("term", "FIND_", "prefix_only", true))).containsExactly("Find_Me_First");
        assertThat(names("/emoji/autocomplete?name=find")).containsExactly("Find_Me_First", "findXme");
        assertThat(names("/emoji/autocomplete?name=%25")).isEmpty();
        ANN.api().post("/emoji/search", Map.of("term", "")).fails(400, "api.context.invalid_body_param.app_error");
        ANN.api().get("/emoji/autocomplete").fails(400, "api.context.invalid_url_param.app_error");
    }

    @Test
    void some_are_got_by_their_names() {
        add(ANN, "by_name", SMALL).is(201);
        assertThat(ANN.api()
                        .post("/emoji/names", List.of("by_name", "smile", "nothing", "by_name", "no name"))
                        .is(200)
                        .texts("name"))
                .containsExactly("by_name");
        List<String> many = IntStream.range(0, 201).mapToObj(i -> "e" + i).toList();
        assertThat(ANN.api().post("/emoji/names", many.subList(0, 200)).is(200).json())
                .isEmpty();
        ANN.api().post("/emoji/names", many).fails(400, "api.emoji.get_multiple_by_name_too_many.request_error");
        ANN.api().post("/emoji/names", List.of()).fails(400, "api.context.invalid_body_param.app_error");
        ANN.api().get("/emoji/name/smile").fails(404, "app.emoji.get_by_name.no_result");
        ANN.api().get("/emoji/name/a.b").fails(400, "api.context.invalid_url_param.app_error");
        ANN.api().get("/emoji/" + "n".repeat(26)).fails(404, NONE);
        ANN.api().get("/emoji/" + "n".repeat(26) + "/image").fails(404, NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "dot.dot", "ドア", ":colons:"})
    void a_name_that_can_be_none_is_refused(String name) {
        add(ANN, name, SMALL).fails(400, "model.emoji.name.app_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smile", "thinking_face", "+1_dark_skin_tone"})
    void a_name_of_everybodys_emoji_is_refused(String name) {
        add(ANN, name, SMALL).fails(400, "model.emoji.system_emoji_name.app_error");
    }

    @Test
    void a_name_is_taken_once() {
        add(ANN, "a".repeat(65), SMALL).fails(400, "model.emoji.name.app_error");
        add(ANN, "taken", SMALL).is(201);
        add(BOB, "taken", SMALL).fails(400, DUPLICATE);
        List<Supplier<Answer>> calls = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> calls.add(() -> add(i % 2 == 0 ? ANN : BOB, "raced", SMALL)));
        List<Answer> answers = Together.call(calls);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> answer.fails(400, DUPLICATE));
        assertThat(search(Map.of("term", "raced"))).containsExactly("raced");
    }

    @Test
    void nobody_adds_one_for_another() {
        SERVER.admin
                .api()
                .post("/emoji", Pictures.emoji(ANN.id(), "from_ann", SMALL))
                .fails(403, "api.emoji.create.other_user.app_error");
        Person guest = SERVER.guest();
        add(guest, "by_guest", SMALL).fails(403, FORBIDDEN);
    }

    @Test
    void who_may_in_one_team_may() {
        permissions("system_user", "create_emojis", false);
        try {
            add(BOB, "of_team", SMALL).fails(403, FORBIDDEN);
            permissions("team_user", "create_emojis", true);
            add(BOB, "of_team", SMALL).is(201);
            add(SERVER.stranger(), "of_none", SMALL).fails(403, FORBIDDEN);
        } finally {
            permissions("system_user", "create_emojis", true);
            permissions("team_user", "create_emojis", false);
        }
    }

    @Test
    void what_is_no_form_or_lacks_a_part_is_refused() {
        ANN.api().post("/emoji", Map.of("name", "x")).fails(400, "api.emoji.create.parse.app_error");
        String invalid = "api.context.invalid_body_param.app_error";
        ANN.api().post("/emoji", new Form().file("image", "x", SMALL)).fails(400, invalid);
        ANN.api()
                .post("/emoji", new Form().file("image", "x", SMALL).field("emoji", "{"))
                .fails(400, invalid);
        ANN.api()
                .post("/emoji", new Form().file("image", "x", SMALL).field("emoji", "null"))
                .fails(400, invalid);
        ANN.api()
                .post("/emoji", new Form().field("emoji", "{\"name\": \"x\", \"creator_id\": \"" + ANN.id() + "\"}"))
                .fails(400, invalid);
    }

    @Test
    void what_is_no_image_is_refused() {
        add(ANN, "html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .fails(400, NO_IMAGE);
        add(ANN, "svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                .fails(400, NO_IMAGE);
        add(ANN, "empty", new byte[0]).fails(400, NO_IMAGE);
        add(ANN, "gif_head", "GIF89a".getBytes(StandardCharsets.UTF_8)).fails(400, NO_IMAGE);
        add(ANN, "png_head", Arrays.copyOf(SMALL, 20)).fails(400, NO_IMAGE);
        add(ANN, "cut_png", Arrays.copyOf(Pictures.png(300, 300), 60))
                .fails(400, "api.emoji.upload.large_image.decode_error");
        byte[] gif = Pictures.gif(300, 300, Color.RED, Color.BLUE);
        add(ANN, "cut_gif", Arrays.copyOf(gif, 30)).fails(400, BAD_GIF);
    }

    @Test
    void what_is_too_large_is_refused() {
        add(ANN, "wide", Pictures.png(1_029, 10)).fails(400, "api.emoji.upload.large_image.too_large.app_error");
        add(ANN, "unpacked", sized(Pictures.png(8, 8), 60_000))
                .fails(400, "api.emoji.upload.large_image.too_large.app_error");
        String tooLarge = "api.emoji.create.too_large.app_error";
        byte[] padded = Arrays.copyOf(SMALL, 512 * 1024);
        add(ANN, "just_fits", padded).is(201);
        add(ANN, "one_more", Arrays.copyOf(SMALL, 512 * 1024 + 1)).fails(413, tooLarge);
        add(ANN, "much_more", Arrays.copyOf(SMALL, 2 * 1024 * 1024)).fails(413, tooLarge);
        Color[] many = IntStream.range(0, 64).mapToObj(i -> Color.RED).toArray(Color[]::new);
        add(ANN, "long_gif", Pictures.gif(1_020, 1_020, many)).fails(400, BAD_GIF);
    }

    @Test
    void a_large_picture_is_made_smaller() throws Exception {
        for (byte[] large : List.of(Pictures.png(600, 300), Pictures.jpeg(600, 300))) {
            String id = id(add(ANN, "large" + large.length, large).is(201).json());
            HttpResponse<byte[]> image = image(ANN, id);
            assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
            BufferedImage shown = Pictures.frames("png", image.body()).getFirst();
            assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(128, 64);
            assertThat(new Color(shown.getRGB(64, 32)).getRed()).isBetween(190, 215);
        }
        byte[] jpeg = Pictures.jpeg(100, 100);
        HttpResponse<byte[]> small =
                image(ANN, id(add(ANN, "small_jpeg", jpeg).is(201).json()));
        assertThat(small.body()).isEqualTo(jpeg);
        assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void a_large_gif_goes_on_moving() throws Exception {
        String id = id(add(ANN, "moving", Pictures.gif(256, 512, Color.RED, Color.BLUE, Color.GREEN))
                .is(201)
                .json());
        HttpResponse<byte[]> image = image(ANN, id);
        assertThat(image.headers().firstValue("Content-Type")).contains("image/gif");
        List<BufferedImage> frames = Pictures.frames("gif", image.body());
        assertThat(frames)
                .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
                .containsOnly(tuple(64, 128));
        assertThat(frames)
                .extracting(frame -> new Color(frame.getRGB(30, 30)))
                .containsExactly(Color.RED, Color.BLUE, Color.GREEN);
        byte[] small = Pictures.gif(64, 64, Color.RED, Color.BLUE);
        assertThat(image(ANN, id(add(ANN, "small_gif", small).is(201).json())).body())
                .isEqualTo(small);
    }

    @Test
    void one_is_deleted_by_who_added_it_or_who_may() {
        JsonNode first = add(ANN, "mine", SMALL).is(201).json();
        BOB.api().delete("/emoji/" + id(first)).fails(403, FORBIDDEN);
        ANN.api().delete("/emoji/" + id(first)).is(200);
        ANN.api().delete("/emoji/" + id(first)).fails(404, NONE);
        ANN.api().get("/emoji/" + id(first)).fails(404, NONE);
        ANN.api().get("/emoji/" + id(first) + "/image").fails(404, NONE);
        ANN.api().get("/emoji/name/mine").fails(404, "app.emoji.get_by_name.no_result");
        assertThat(names("/emoji?per_page=200")).doesNotContain("mine");
        Path image = SERVER.data().resolve("files/emoji/" + id(first) + "/image");
        Await.until(() -> !Files.exists(image));
        JsonNode second = add(BOB, "mine", SMALL).is(201).json();
        SERVER.admin.api().delete("/emoji/" + id(second)).is(200);
    }

    @Test
    void posts_tell_of_those_that_they_name() {
        JsonNode fox = add(ANN, "quick_fox", SMALL).is(201).json();
        JsonNode dog = add(ANN, "lazy-dog", SMALL).is(201).json();
        String channel = SERVER.channel(ANN, "O");
        Map<String, Object> attachment = Map.of("text", "over the :lazy-dog:");
        JsonNode post = ANN.api()
                .post(
                        "/posts",
                        Map.of(
                                "channel_id",
                                channel,
                                "message",
                                ":quick_fox::quick_fox: at 12:30:00 :smile: :nothing:",
                                "props",
                                Map.of("attachments", List.of(attachment))))
                .is(201)
                .json();
        assertThat(post.at("/metadata/emojis")).containsExactlyInAnyOrder(fox, dog);
        assertThat(emojis(channel, id(post))).containsExactlyInAnyOrder(fox, dog);
        ANN.api().delete("/emoji/" + id(dog)).is(200);
        assertThat(emojis(channel, id(post))).containsExactly(fox);
        String later = SERVER.post(ANN, channel, "a :late_one:");
        assertThat(emojis(channel, later)).isEmpty();
        JsonNode late = add(ANN, "late_one", SMALL).is(201).json();
        assertThat(emojis(channel, later)).containsExactly(late);
        String plain = SERVER.post(ANN, channel, "it is 12:30");
        assertThat(ANN.api().get("/posts/" + plain).json().path("metadata").has("emojis"))
                .isFalse();
    }

    @Test
    void where_they_are_switched_off_there_are_none() {
        String id = id(add(ANN, "switched_off", SMALL).is(201).json());
        SERVER.configure("ServiceSettings", "EnableCustomEmoji", false);
        String off = "api.emoji.disabled.app_error";
        try {
            add(ANN, "other", SMALL).fails(501, off);
            for (String path :
                    List.of("", "/autocomplete?name=s", "/name/switched_off", "/" + id, "/" + id + "/image")) {
                ANN.api().get("/emoji" + path).fails(501, off);
            }
            ANN.api().post("/emoji/names", List.of("switched_off")).fails(501, off);
            ANN.api().post("/emoji/search", Map.of("term", "s")).fails(501, off);
            ANN.api().delete("/emoji/" + id).fails(501, off);
        } finally {
            SERVER.configure("ServiceSettings", "EnableCustomEmoji", true);
        }
        ANN.api().get("/emoji/" + id).is(200);
    }

    @Test
    void an_image_that_is_lost_is_said_to_be() throws IOException {
        String id = id(add(ANN, "lost", SMALL).is(201).json());
        Files.delete(SERVER.data().resolve("files/emoji/" + id + "/image"));
        ANN.api().get("/emoji/" + id + "/image").fails(404, "api.emoji.get_image.read.app_error");
    }

    /** A PNG whose head says that it is as wide and high as that. */
    private static byte[] sized(byte[] png, int side) {
        byte[] lying = png.clone();
        for (int at : List.of(16, 20)) {
            lying[at] = (byte) (side >> 24);
            lying[at + 1] = (byte) (side >> 16);
            lying[at + 2] = (byte) (side >> 8);
            lying[at + 3] = (byte) side;
        }
        return lying;
    }

    private static void permissions(String role, String permission, boolean granted) {
        JsonNode before = SERVER.admin.api().get("/roles/name/" + role).is(200).json();
        List<String> permissions = new ArrayList<>();
        before.path("permissions").forEach(each -> permissions.add(each.asText()));
        permissions.remove(permission);
        if (granted) {
            permissions.add(permission);
        }
        SERVER.admin
                .api()
                .put("/roles/" + id(before) + "/patch", Map.of("permissions", permissions))
                .is(200);
    }

    private static Answer add(Person by, String name, byte[] image) {
        return by.api().post("/emoji", Pictures.emoji(by.id(), name, image));
    }

    private static HttpResponse<byte[]> image(Person by, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SERVER.url() + "/api/v4/emoji/" + id + "/image"))
                .header("Authorization", "Bearer " + by.token())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static List<String> names(String path) {
        return ANN.api().get(path).is(200).texts("name");
    }

    private static List<String> search(Map<String, Object> body) {
        return ANN.api().post("/emoji/search", body).is(200).texts("name");
    }

    private static JsonNode emojis(String channel, String post) {
        return ANN.api()
                .get("/channels/" + channel + "/posts")
                .is(200)
                .json()
                .at("/posts/" + post + "/metadata/emojis");
    }

    private static String id(JsonNode json) {
        return json.path("id").asText();
    }
}
