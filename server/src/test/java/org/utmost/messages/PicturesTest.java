package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.Together;

/** What is made of pictures that are sent. */
class PicturesTest {
    /** One pixel each. */
    private static final String LOSSY_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private static final String LOSSLESS_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void a_picture_has_a_preview_a_thumbnail_and_a_tiny_one(String format) throws IOException {
        JsonNode file = sent("wide." + format, TestPicture.of(format, 2_400, 1_200));
        assertThat(file.path("mime_type").asText()).isEqualTo("image/" + format);
        assertThat(file.path("width").asInt()).isEqualTo(2_400);
        assertThat(file.path("height").asInt()).isEqualTo(1_200);
        assertThat(file.path("has_preview_image").asBoolean()).isTrue();
        assertSize(made(file, "preview"), 1_024, 512);
        assertSize(made(file, "thumbnail"), 200, 100);
        byte[] mini = Base64.getDecoder().decode(file.path("mini_preview").asText());
        assertThat(mini).hasSizeLessThan(1_000);
        assertSize(ImageIO.read(new ByteArrayInputStream(mini)), 16, 16);
        assertRedThenBlue(made(file, "preview"));
        assertRedThenBlue(made(file, "thumbnail"));
    }

    @Test
    void a_thumbnail_covers_its_place_and_nothing_is_made_larger() throws IOException {
        JsonNode high = sent("high.png", TestPicture.png(300, 900));
        assertSize(made(high, "preview"), 300, 900);
        assertSize(made(high, "thumbnail"), 120, 360);
        JsonNode small = sent("small.png", TestPicture.png(30, 20));
        assertSize(made(small, "preview"), 30, 20);
        assertSize(made(small, "thumbnail"), 30, 20);
        assertSize(made(sent("line.png", TestPicture.png(5_000, 1)), "thumbnail"), 1_024, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOSSY_WEBP, LOSSLESS_WEBP})
    void webp_is_read_too(String webp) throws IOException {
        JsonNode file = sent("a.webp", Base64.getDecoder().decode(webp));
        assertThat(file.path("mime_type").asText()).isEqualTo("image/webp");
        assertThat(file.path("width").asInt()).isEqualTo(1);
        assertThat(file.path("has_preview_image").asBoolean()).isTrue();
        assertSize(made(file, "preview"), 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, left",
        "2, 40, 20, right",
        "3, 40, 20, right",
        "4, 40, 20, left",
        "5, 20, 40, top",
        "6, 20, 40, top",
        "7, 20, 40, bottom",
        "8, 20, 40, bottom"
    })
    void a_picture_is_upright_however_the_camera_was_held(int orientation, int width, int height, String red)
            throws IOException {
        JsonNode file = sent("held.jpg", oriented(TestPicture.of("jpeg", 40, 20), orientation));
        assertThat(file.path("width").asInt()).isEqualTo(width);
        assertThat(file.path("height").asInt()).isEqualTo(height);
        BufferedImage preview = made(file, "preview");
        assertSize(preview, width, height);
        int x = red.equals("left") ? 2 : red.equals("right") ? width - 3 : width / 2;
        int y = red.equals("top") ? 2 : red.equals("bottom") ? height - 3 : height / 2;
        assertThat(preview.getRGB(x, y) >> 16 & 0xff).isGreaterThan(200);
        assertThat(preview.getRGB(width - 1 - x, height - 1 - y) & 0xff).isGreaterThan(200);
    }

    @Test
    void what_is_transparent_is_white() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), "png", png);
        BufferedImage preview = made(sent("clear.png", png.toByteArray()), "preview");
        assertThat(preview.getRGB(25, 25) & 0xffffff).isGreaterThan(0xf8f8f8);
    }

    @Test
    void a_gif_that_moves_stays_as_it_is() throws IOException {
        byte[] gif = moving();
        JsonNode file = sent("moving.gif", gif);
        assertThat(file.path("width").asInt()).isEqualTo(30);
        assertThat(file.has("has_preview_image")).isFalse();
        assertSize(made(file, "preview"), 30, 20);
        assertSize(made(file, "thumbnail"), 30, 20);
        HttpResponse<byte[]> itself = get("/files/" + file.path("id").asText());
        assertThat(itself.body()).isEqualTo(gif);
    }

    @Test
    void a_broken_picture_is_a_file_like_any_other() {
        byte[] whole = TestPicture.png(300, 300);
        JsonNode cut = sent("cut.png", Arrays.copyOf(whole, 60));
        assertThat(cut.path("width").asInt()).isEqualTo(300);
        assertThat(cut.has("has_preview_image")).isFalse();
        JsonNode noise = sent("noise.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
        assertThat(noise.has("width")).isFalse();
        ANN.api()
                .get("/files/" + noise.path("id").asText() + "/preview")
                .fails(400, "api.file.get_file_preview.no_preview.app_error");
        JsonNode drawing = sent("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(drawing.has("has_preview_image")).isFalse();
    }

    /** A few bytes that say they are a hundred thousand pixels wide and high. */
    @Test
    void a_picture_with_too_many_pixels_is_refused_before_it_is_decoded_and_leaves_nothing() {
        byte[] bomb = TestPicture.png(10, 10);
        byte[] side = {0, 1, (byte) 0x86, (byte) 0xa0};
        System.arraycopy(side, 0, bomb, 16, 4);
        System.arraycopy(side, 0, bomb, 20, 4);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }
        ANN.api()
                .post("/files?filename=bomb.png&channel_id=" + SERVER.townSquare, bomb)
                .fails(400, "api.file.upload_file.large_image.app_error");
        try (OtherNode node = OtherNode.of(SERVER)) {
            assertThat(node.ask("SELECT id FROM files WHERE name = 'bomb.png'")).isEmpty();
            assertThat(node.ask("SELECT folder FROM file_remains")).isEmpty();
        }
    }

    @Test
    void many_pictures_at_once_wait_for_each_other() {
        SERVER.configure("FileSettings", "MaxImageDecoderConcurrency", 1);
        byte[] picture = TestPicture.png(800, 600);
        String path = "/files?filename=a.png&channel_id=" + SERVER.townSquare;
        Together.call(IntStream.range(0, 8)
                        .<Supplier<Answer>>mapToObj(i -> () -> ANN.api().post(path, picture))
                        .toList())
                .forEach(answer -> assertThat(answer.is(201)
                                .json()
                                .at("/file_infos/0/has_preview_image")
                                .asBoolean())
                        .isTrue());
        SERVER.configure("FileSettings", "MaxImageDecoderConcurrency", -1);
    }

    private static JsonNode sent(String name, byte[] bytes) {
        return SERVER.file(ANN, SERVER.townSquare, name, bytes);
    }

    private static BufferedImage made(JsonNode file, String name) throws IOException {
        HttpResponse<byte[]> answer = get("/files/" + file.path("id").asText() + "/" + name);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private static HttpResponse<byte[]> get(String path) {
        return ANN.api().sent("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    private static void assertSize(BufferedImage picture, int width, int height) {
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    private static void assertRedThenBlue(BufferedImage picture) {
        int y = picture.getHeight() / 2;
        assertThat(picture.getRGB(picture.getWidth() / 4, y) >> 16 & 0xff).isGreaterThan(200);
        assertThat(picture.getRGB(picture.getWidth() * 3 / 4, y) & 0xff).isGreaterThan(200);
    }

    /** The JPEG with Exif that says how the camera was held. */
    private static byte[] oriented(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'I',
            'I',
            42,
            0,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            1,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(exif);
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    private static byte[] moving() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                BufferedImage frame = new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_INDEXED);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
